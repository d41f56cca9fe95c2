import type { z } from 'zod';
import { FORMATS, type Format } from '../../render/formats/formats.ts';
import { type Regional, regionFirst } from '../../render/region.ts';
import type { Site } from '../../render/site.ts';
import type { ItemName } from '../../render/urls.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import {
  jsonResponse,
  type OtherAnswers,
  operation,
  type Tag,
  textResponse,
} from '../contract/contract.ts';
import { answerItem, type ItemFinder } from '../contract/lookup.ts';
import { ItemQuery, type SlugParams } from '../contract/parameters.ts';
import { type Document, jsonDocument, type Routes } from '../response/document.ts';

/** A kind of item, to be had in every format. */
export interface ItemKind<T extends Regional & ItemName, S extends z.ZodType<Regional>> {
  /** Of the list of all. */
  readonly path: string;
  readonly tag: Tag;
  /** The operation that gets one as JSON. */
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** What is answered, such as `The tip`. */
  readonly result: string;
  readonly answers: OtherAnswers;
  readonly schema: S;
  readonly params: SlugParams;
  readonly finder: ItemFinder<T>;
  readonly resource: (item: T, snapshot: Snapshot) => z.output<S>;
  readonly formatted: (format: Format, item: T, site: Site) => string;
  /** The URL of one in this API. */
  readonly url: (item: ItemName, site: Site, suffix?: string) => string;
}

/** The routes of one item: as JSON, and in every other format. */
export function itemRoutes<T extends Regional & ItemName, S extends z.ZodType<Regional>>(
  kind: ItemKind<T, S>,
): Routes {
  const { summary, description, result, url } = kind;
  return async (app) => {
    const serve = (
      suffix: string,
      described: { operationId: string; summary: string; description: string },
      response: unknown,
      render: (item: T, region: string | undefined, snapshot: Snapshot) => Document,
    ) =>
      app.get(
        `${kind.path}/:slug${suffix}`,
        {
          schema: {
            ...operation({ ...described, tag: kind.tag, ...kind.answers }),
            params: kind.params,
            querystring: ItemQuery,
            response,
          },
        },
        (request) =>
          answerItem(
            request,
            kind.finder,
            (item, site) => url(item, site, suffix),
            (item) => render(item, request.query.region, request.snapshot),
          ),
      );

    serve(
      '',
      { operationId: kind.operationId, summary, description },
      jsonResponse(result, kind.schema),
      (item, region, snapshot) => jsonDocument(regionFirst(kind.resource(item, snapshot), region)),
    );
    for (const format of FORMATS) {
      serve(
        format.suffix,
        {
          operationId: kind.operationId + format.name,
          summary: `${summary} as ${format.title}`,
          description: format.description,
        },
        textResponse(`${result} as ${format.title}`, format.mediaType),
        (item, region, { site }) => ({
          type: `${format.mediaType}; charset=utf-8`,
          body: kind.formatted(format, regionFirst(item, region), site),
          headers: { Link: `<${url(item, site)}>; rel="alternate"` },
        }),
      );
    }
  };
}
