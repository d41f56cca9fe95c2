import { z } from 'zod';
import { valuesOf } from '../../content/filters.ts';
import { didYouMean, nearest } from '../../content/nearest.ts';
import { type EditionSignals, MAX_SIGNALS } from '../../snapshot/signals.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { editionFor, invalidParameter, listed, slugList } from '../contract/parameters.ts';
import {
  RecommendationsQuery,
  recommendations,
  recommendationsShape,
} from '../contract/recommendations.ts';
import { jsonDocument, type Routes } from '../response/document.ts';

const Recommendations = z
  .object({
    ...recommendationsShape,
    links: z
      .object({ self: z.url().max(4200).describe('The URL of this answer') })
      .describe('This answer'),
  })
  .meta({ id: 'Recommendations', description: 'The tips for listings with some signals' });

const Query = RecommendationsQuery.extend({
  signals: slugList(
    'What the listing says, by the slugs of signals, those that matter most',
    MAX_SIGNALS,
  )
    .meta({
      example({ library }) {
        const [first] = library.vocabularies().signals;
        return first && [first.slug];
      },
    })
    .optional(),
});

function unknownSignal(slug: string, known: EditionSignals | undefined): string {
  const slugs = known?.list.map((signal) => signal.slug) ?? [];
  if (slugs.length === 0) return 'is not supported here: the library has no signals';
  return `must be some of ${listed(slugs)}, and "${slug}" is none${didYouMean(nearest(slug, slugs))}`;
}

export const recommendationRoutes: Routes<{ now: () => number }> = async (app, { now }) => {
  app.get(
    '/v1/recommendations',
    operation({
      operationId: 'listRecommendations',
      tag: 'Matching',
      summary: 'List the tips for some signals',
      description:
        'The tips that matter for a job listing whose signals are known, each with the signals that call for it. No tip comes twice, and no signal takes all the places. Without signals, or where they call for nothing at this stage: tips of the stage, other ones each day.',
      querystring: Query,
      response: jsonResponse('The tips', Recommendations),
    }),
    ({ query, snapshot, canonicalUrl }) => {
      const edition = editionFor(snapshot, query);
      const known = snapshot.signals.get(edition.language);
      const reasons = valuesOf(query.signals).map((slug) => {
        const signal = known?.get(slug);
        if (!signal) throw invalidParameter('signals', unknownSignal(slug, known));
        return { signal: slug, name: signal.name };
      });
      const { data, ...options } = recommendations(snapshot, edition, reasons, query, now());
      const links = { self: snapshot.site.url + canonicalUrl };
      return jsonDocument({ inLanguage: edition.language, data, links }, options);
    },
  );
};
