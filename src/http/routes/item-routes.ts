import type { z } from 'zod';
import type { Article, Tip } from '../../content/library.ts';
import { type ElementData, elementHtml } from '../../render/formats/element-html.ts';
import { FORMATS } from '../../render/formats/formats.ts';
import { type Regional, regionFirst } from '../../render/region.ts';
import { itemUrl } from '../../render/urls.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { jsonResponse, operation, type Tag, textResponse } from '../contract/contract.ts';
import { answerItem, type ItemFinder, type ItemRequest } from '../contract/lookup.ts';
import { HtmlQuery, ItemQuery, invalidParameter, type SlugParams } from '../contract/parameters.ts';
import { type Document, jsonDocument, type Routes } from '../response/document.ts';

/** A kind of item, to be had in every format. */
interface ItemKind<T extends Article | Tip, S extends z.ZodType<Regional & ElementData>> {
  /** Of the list of all. */
  readonly path: string;
  readonly tag: Tag;
  /** The operation that gets one as JSON. */
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** What is answered, such as `The tip`. */
  readonly result: string;
  readonly schema: S;
  readonly params: SlugParams;
  /** The parameters of its JSON. */
  readonly query: typeof ItemQuery;
  readonly finder: ItemFinder<T>;
  /** With `body` it has everything that the element shows. */
  readonly resource: (item: T, snapshot: Snapshot, include?: 'body') => z.output<S>;
  /** The element's style sheet. */
  readonly elementStyle: string;
}

/** Only articles have `include`. */
type JsonQuery = z.output<typeof ItemQuery> & { include?: 'body' | undefined };

/** The routes of one item: as JSON, and in every other format. */
export function itemRoutes<T extends Article | Tip, S extends z.ZodType<Regional & ElementData>>(
  app: Parameters<Routes>[0],
  kind: ItemKind<T, S>,
): void {
  const { summary, description, result } = kind;
  const serve = <Query extends typeof ItemQuery>(
    suffix: string,
    described: { operationId: string; summary: string; description: string },
    querystring: Query,
    response: unknown,
    render: (item: T, query: z.output<Query>, snapshot: Snapshot) => Document,
  ) =>
    app.get(
      `${kind.path}/:slug${suffix}`,
      operation({
        ...described,
        problems: ['not-found', 'gone'],
        moves: true,
        tag: kind.tag,
        params: kind.params,
        querystring,
        response,
      }),
      (request) =>
        // Fastify's types don't read a parameter of types.
        answerItem(request as ItemRequest, kind.finder, (item) =>
          render(item, request.query as z.output<Query>, request.snapshot),
        ),
    );

  serve(
    '',
    { operationId: kind.operationId, summary, description },
    kind.query,
    jsonResponse(result, kind.schema),
    (item, query, snapshot) => {
      const { region, include }: JsonQuery = query;
      return jsonDocument(regionFirst(kind.resource(item, snapshot, include), region));
    },
  );
  for (const format of FORMATS) {
    const html = format.suffix === '.html';
    serve(
      format.suffix,
      {
        operationId: kind.operationId + format.name,
        summary: `${summary} as ${format.title}`,
        description: format.description,
      },
      html ? HtmlQuery : ItemQuery,
      textResponse(`${result} as ${format.title}`, format.mediaType),
      (item, query, snapshot) => ({
        type: `${format.mediaType}; charset=utf-8`,
        body:
          (html && elementOf(kind, item, query as z.output<typeof HtmlQuery>, snapshot)) ||
          format.render(regionFirst(item, query.region), snapshot.site),
        headers: { Link: `<${itemUrl(item, snapshot.site)}>; rel="alternate"` },
      }),
    );
  }
}

/** The item as `<tip-sheet>`, if the query asks for that. */
function elementOf<T extends Article | Tip, S extends z.ZodType<Regional & ElementData>>(
  { resource, elementStyle }: ItemKind<T, S>,
  item: T,
  { shadow, region, layout, theme, headingLevel }: z.output<typeof HtmlQuery>,
  snapshot: Snapshot,
): string | undefined {
  if (shadow === undefined) {
    const unused = {
      layout: layout !== 'card',
      theme: theme !== 'inherit',
      headingLevel: headingLevel !== 2,
    };
    for (const [name, isGiven] of Object.entries(unused))
      if (isGiven) throw invalidParameter(name, 'needs shadow=open');
    return undefined;
  }
  const src = new URL(itemUrl(item, snapshot.site));
  if (region !== undefined) src.searchParams.set('region', region);
  const data = regionFirst(resource(item, snapshot, 'body'), region);
  return elementHtml({ data, src: src.href, style: elementStyle, layout, theme, headingLevel });
}
