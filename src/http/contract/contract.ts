import { z } from 'zod';
import { freeText } from '../../content/model.ts';
import type { ProblemName } from '../response/problems.ts';

/** What routes say of themselves in the contract; the OpenAPI document is made from it. */

export const TAGS = [
  ['Articles', 'Guides, each a sequence of tips'],
  ['Tips', 'Single pieces of advice'],
  ['Search', 'Finding tips by what people type'],
  ['Matching', 'The tips for a job listing, and what is looked for in it'],
  ['Vocabularies', 'The stages and topics that articles and tips are filed under'],
  ['Library', 'The library as a whole: its state, its changes, everything at once'],
  ['Embedding', 'Advice in other sites'],
  ['Feeds', 'What is new, for readers and crawlers'],
] as const;

export type Tag = (typeof TAGS)[number][0];

/** What the contract says of an operation beside its parameters and its result. */
export interface Extras {
  readonly problems?: readonly ProblemName[];
  /** Whether former slugs lead to the present one. */
  readonly moves?: boolean;
  /** Of an operation that takes request content: how many bytes, and an example. */
  readonly content?: { readonly limit: number; readonly example: object };
}

interface Description extends Extras {
  readonly operationId: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
}

/** Where the schema of a route has an operation's extras until the document is completed. */
export const EXTRAS = 'x-extras';

/** The options of a documented route: what the contract says of it, and what Fastify validates by. */
export const operation = <Schema extends Description>({
  tag,
  problems,
  moves,
  content,
  ...rest
}: Schema) => ({
  schema: { ...rest, tags: [tag], [EXTRAS]: { problems, moves, content } },
  ...(content && { bodyLimit: content.limit }),
});

export const jsonResponse = <S extends z.ZodType>(
  description: string,
  schema: S,
  mediaType = 'application/json',
) => ({ 200: { description, content: { [mediaType]: { schema } } } });

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
