import { z } from 'zod';
import { dailyPicks } from '../../content/choose-tip.ts';
import type { Edition } from '../../content/library.ts';
import { freeText, LanguageTag, Slug } from '../../content/model.ts';
import { becauseThisJob, ReasonName } from '../../render/because.ts';
import { ListedTip } from '../../render/resources.ts';
import { dayOf } from '../../snapshot/interval.ts';
import { MAX_MEMBER, MAX_SIGNALS } from '../../snapshot/signals.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { filterExample, Include, LanguageQuery, number, word } from './parameters.ts';

/** What both ways to tips for a listing share: by the listing, and by its signals. */

/** UTF-16 code units of a listing, which bytes are never fewer than. */
const Offset = z.int32().min(0).max(1_000_000);

export const Evidence = z
  .object({
    member: freeText(MAX_MEMBER).describe(
      'The member of the listing that says it, or that is missing',
    ),
    text: freeText(200).optional().describe('Its words; absent where the member is missing'),
    start: Offset.optional().describe('Where the words start in the member, in UTF-16 code units'),
    end: Offset.optional().describe('Where they end'),
  })
  .meta({ id: 'Evidence', description: 'Where a listing says something' });

export const NamedSignal = z.object({ signal: Slug, name: ReasonName });

const Reason = NamedSignal.extend({
  evidence: Evidence.optional().describe('Where the listing says so, if it was sent'),
}).meta({ id: 'Reason', description: 'Why a tip matters for a listing' });

const RecommendedTip = z
  .object({
    ...ListedTip.shape,
    because: z.array(Reason).max(MAX_SIGNALS).describe('The signals that call for it, if any'),
    why: freeText(1000)
      .optional()
      .describe('The same as a sentence to show, such as “Because this job asks for references”'),
  })
  .meta({ id: 'RecommendedTip', description: 'A tip for a listing, and why' });

const MAX_TIPS = 20;
const DEFAULT_TIPS = 5;

export const recommendationsShape = {
  inLanguage: LanguageTag,
  data: z.array(RecommendedTip).max(MAX_TIPS).describe('The best first, none twice'),
};

export const RecommendationsQuery = LanguageQuery.extend({
  stage: word(
    'The stage of hiring that the reader is at, by its slug: its tips count for more, those of earlier stages are left out',
  )
    .meta({ example: filterExample('stage') })
    .optional(),
  size: number(MAX_TIPS, DEFAULT_TIPS, 'How many tips at most').meta({ example: () => 2 }),
  include: Include,
});

/**
 * The tips for a listing with these reasons. Where they call for none, those of the stage, other
 * ones each day.
 */
export function recommendations(
  { rendered, signals }: Snapshot,
  edition: Edition,
  reasons: readonly z.infer<typeof Reason>[],
  { stage, size, include }: z.infer<typeof RecommendationsQuery>,
  now: number,
) {
  const slugs = reasons.map(({ signal }) => signal);
  const found = signals.get(edition.language)?.recommend(slugs, { stage, limit: size });
  if (found && found.length > 0)
    return {
      data: found.map(({ tip, because }) => {
        const named = because.flatMap(
          (slug) => reasons.find(({ signal }) => signal === slug) ?? [],
        );
        const names = named.map(({ name }) => name);
        const why = becauseThisJob(names, edition.language);
        return { ...rendered.listedTip(tip, include), because: named, why };
      }),
    };
  const today = new Date(now).toISOString().slice(0, 10);
  const first = stage ?? edition.stages.find(({ tipCount }) => tipCount > 0)?.slug;
  const tips = dailyPicks(edition.listTips({ stage: first }), today, size);
  return {
    data: tips.map((tip) => ({ ...rendered.listedTip(tip, include), because: [] })),
    validity: dayOf(now),
  };
}
