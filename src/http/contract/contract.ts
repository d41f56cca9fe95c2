import { z } from 'zod';
import { freeText } from '../../content/model.ts';
import type { ProblemName } from '../response/problems.ts';

/** What routes say of themselves in the contract; the OpenAPI document is made from it. */

export const TAGS = [
  ['Articles', 'Guides, each a sequence of tips'],
  ['Tips', 'Single pieces of advice'],
  ['Search', 'Finding tips by what people type'],
  ['Vocabularies', 'The stages and topics that articles and tips are filed under'],
  ['Library', 'The library as a whole: its state, its changes, everything at once'],
  ['Embedding', 'Advice in other sites'],
  ['Feeds', 'What is new, for readers and crawlers'],
] as const;

export type Tag = (typeof TAGS)[number][0];

/** What an operation may be answered with besides its result and what any URL may be. */
export interface OtherAnswers {
  readonly problems?: readonly ProblemName[];
  /** Whether former slugs lead to the present one. */
  readonly moves?: boolean;
}

interface Description extends OtherAnswers {
  readonly operationId: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
}

/** Where the generated document has an operation's other answers until it is completed. */
export const OTHER_ANSWERS = 'x-other-answers';

/** The schema members that every documented route has. */
export const operation = ({ tag, problems = [], moves = false, ...rest }: Description) => ({
  ...rest,
  tags: [tag],
  [OTHER_ANSWERS]: { problems, moves } satisfies OtherAnswers,
});

export const jsonResponse = <S extends z.ZodType>(description: string, schema: S) => ({
  200: { description, content: { 'application/json': { schema } } },
});

const LinkedData = z.looseObject({
  '@context': z.literal('https://schema.org').describe('The vocabulary (JSON-LD)'),
  '@type': z.enum(['WebPage', 'HowToTip']).describe('Its type in schema.org'),
});

/** A document in a format that a JSON Schema doesn't describe. */
export const textResponse = (description: string, mediaType: string) => ({
  200: {
    description,
    content: {
      [mediaType]: { schema: mediaType.endsWith('json') ? LinkedData : freeText(10_000_000) },
    },
  },
});
