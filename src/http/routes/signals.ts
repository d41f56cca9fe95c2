import { z } from 'zod';
import {
  freeText,
  LanguageTag,
  MAX_PHRASE,
  plainText,
  SignalCondition,
  Slug,
} from '../../content/model.ts';
import { grammarOf } from '../../match/grammar.ts';
import { ReasonName } from '../../render/because.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { editionFor, LanguageQuery } from '../contract/parameters.ts';
import { jsonDocument, type Routes } from '../response/document.ts';

const Phrases = z.array(plainText(MAX_PHRASE)).max(500);

const SignalResource = z
  .object({
    slug: Slug,
    name: ReasonName.optional(),
    description: plainText(300).optional().describe('When a listing has it, in a sentence'),
    weight: z.int32().min(1).max(10).describe('How much it matters beside others'),
    phrases: Phrases.describe(
      'What is looked for in the text: words between spaces, alternatives joined by `|`, each in all forms unless `=` is before it; `*` is a gap of three words at most, `#` a number that isn’t the word two before it, `@` a date in the next seven days',
    ),
    unless: Phrases.describe(
      'What takes back a phrase of its sentence that starts eight words away at most, and conditions anywhere',
    ),
    conditions: z.array(SignalCondition).max(20).describe('On members of a `JobPosting`'),
  })
  .meta({ id: 'Signal', description: 'Something that a job listing says' });

const SignalList = z
  .object({
    inLanguage: LanguageTag,
    endings: z
      .array(z.array(freeText(10)).max(20))
      .max(20)
      .describe('Of words: one that has one of a list is looked for with the others, too'),
    denials: z
      .object({
        before: Phrases.describe('Where they stand before a phrase'),
        after: Phrases.describe('Where they stand after one'),
      })
      .describe(
        'Phrases that deny one of a signal, three words away from it at most, without a comma between',
      ),
    data: z.array(SignalResource).max(200).describe('All of them, in the order of the library'),
  })
  .meta({ id: 'SignalList', description: 'What is looked for in job listings' });

const SignalsQuery = LanguageQuery.extend({
  include: z.enum(['texts'], 'must be texts').optional().meta({
    description:
      '`texts` brings the name and the description of each signal, which finding them does not take',
  }),
});

export const signalRoutes: Routes = async (app) => {
  app.get(
    '/v1/signals',
    operation({
      operationId: 'listSignals',
      tag: 'Matching',
      summary: 'List the signals of job listings',
      description:
        'What makes some advice matter for a listing, and how it is found, so that a page can look for it by itself and no listing leaves it.',
      querystring: SignalsQuery,
      response: jsonResponse('All signals', SignalList),
    }),
    ({ query, snapshot }) => {
      const { language } = editionFor(snapshot, query);
      const signals = snapshot.signals.get(language);
      const { endings, denials } = grammarOf(language);
      const data = (signals?.list ?? []).map(({ name, description, ...signal }) => ({
        ...signal,
        ...(query.include && { name, description }),
        phrases: [...signal.phrases],
        unless: [...signal.unless],
        conditions: [...signal.conditions],
      }));
      const list = {
        inLanguage: language,
        endings: endings.map((family) => [...family]),
        denials: { before: [...denials.before], after: [...denials.after] },
        data,
      };
      return jsonDocument(list, { isSmallest: true });
    },
  );
};
