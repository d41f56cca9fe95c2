import { z } from 'zod';
import { freeText, LanguageTag } from '../../content/model.ts';
import { type Listing, readListing, valuesOf } from '../../match/listing.ts';
import { languageQuery } from '../../render/urls.ts';
import { MAX_SIGNALS } from '../../snapshot/signals.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { withParameters } from '../contract/canonical-url.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { editionFor } from '../contract/parameters.ts';
import {
  Evidence,
  NamedSignal,
  RecommendationsQuery,
  recommendations,
  recommendationsShape,
} from '../contract/recommendations.ts';
import { jsonDocument, type Routes } from '../response/document.ts';
import { Problem } from '../response/problems.ts';

/** Bytes of a listing. */
const CONTENT_LIMIT = 102_400;

const TextListing = z
  .strictObject({
    title: freeText(CONTENT_LIMIT).optional().describe('Its title'),
    text: freeText(CONTENT_LIMIT).describe('Plain text or HTML'),
    lang: LanguageTag.optional().describe('Its language, unless `lang` is in the URL'),
  })
  .describe('A listing as text');
const JobPosting = z
  .looseObject({
    '@context': z.unknown().optional().describe('As it stands on the page'),
    '@type': z.unknown().optional().describe('`JobPosting`; or `@graph` has one'),
  })
  .describe('A schema.org JobPosting as sites have it on their pages (JSON-LD), in any form');
const ListingContent = z
  .union([TextListing, JobPosting, z.array(z.unknown()).max(10_000).describe('JSON-LD')])
  .meta({ id: 'Listing', description: 'A job listing' });

const Match = z
  .object({
    ...recommendationsShape,
    signals: z
      .array(NamedSignal.extend({ evidence: Evidence }))
      .max(200)
      .describe('All that the listing says, what matters most first'),
    links: z
      .object({
        recommendations: z
          .url()
          .max(4200)
          .describe('The same tips by the signals alone, to be asked for again or cached'),
      })
      .describe('The same without the listing'),
  })
  .meta({ id: 'Match', description: 'The tips for a listing, each with the listing’s own words' });

/** Without a language: not every library has an edition in English. */
const EXAMPLE = {
  title: 'Warehouse operative',
  text: 'Night shifts, Sunday to Thursday. Please send your CV and a cover letter with two references. Competitive salary.',
};

/** The tips for a listing. Nothing of the listing is logged, kept or repeated in a problem. */
export const matchRoutes: Routes<{ now: () => number }> = async (app, { now }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/ld+json'],
    { parseAs: 'string' },
    (_request, body, done) => {
      try {
        done(null, JSON.parse(String(body)));
      } catch {
        done(new Problem('bad-request', 'The request content is not JSON.'));
      }
    },
  );

  app.post(
    '/v1/match',
    operation({
      operationId: 'matchListing',
      tag: 'Matching',
      summary: 'Find the tips for a job listing',
      description:
        'Takes a listing and answers with the tips that it makes matter, the best first, each with the words of the listing that call for it. It is not cached, and nothing of the listing is kept or logged. A page that must not send its listing finds the signals by itself: see `/v1/signals` and `/v1/recommendations`.',
      content: { limit: CONTENT_LIMIT, example: EXAMPLE },
      consumes: ['application/json', 'application/ld+json'],
      querystring: RecommendationsQuery,
      body: ListingContent,
      response: jsonResponse('The tips', Match),
    }),
    ({ body, query, snapshot }) => {
      const listing = readListing(body);
      if (!listing) throw new Problem('invalid-content');
      if (!('@type' in listing)) checkText(body, snapshot);
      const { lang = languageOf(body, listing, snapshot), stage } = query;
      const edition = editionFor(snapshot, { ...query, lang });
      const { language } = edition;
      const time = now();
      const found = snapshot.signals.get(language)?.detect(listing, time) ?? [];
      const signals = found.map(({ slug, name, evidence }) => ({ signal: slug, name, evidence }));
      const reasons = signals.slice(0, MAX_SIGNALS);
      const { data } = recommendations(snapshot, edition, reasons, query, time);
      const slugs = reasons.map(({ signal }) => signal).sort();
      const { site } = snapshot;
      const url = withParameters(`${site.url}/v1/recommendations${languageQuery(language, site)}`, {
        signals: slugs.join(',') || undefined,
        stage,
      });
      return jsonDocument(
        { inLanguage: language, signals, data, links: { recommendations: url } },
        { freshness: 'none', headers: { 'Content-Language': language } },
      );
    },
  );
};

/** @throws Problem where something of a listing as text would be ignored */
function checkText(content: unknown, { library }: Snapshot): void {
  const { title = '', text, lang, ...others } = Object(content) as Record<string, unknown>;
  const refuse = (detail: string) => {
    throw new Problem('invalid-content', detail);
  };
  if (Object.keys(others).length > 0)
    refuse(
      'A listing as text has the members title, text and lang alone; stage, size and include go into the URL.',
    );
  if (typeof title !== 'string') refuse('title: must be a string');
  if (lang !== undefined && !(typeof lang === 'string' && library.edition(lang)))
    refuse(`lang: must be one of ${library.languages.join(', ')}`);
}

/** The language that a listing, or what it came as, says it is in, if there is an edition in it. */
function languageOf(content: unknown, listing: Listing, { library }: Snapshot) {
  const { lang, inLanguage = listing.inLanguage ?? lang } = Object(content);
  return valuesOf(inLanguage).find((tag) => library.edition(tag));
}
