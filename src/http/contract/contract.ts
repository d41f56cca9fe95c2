import { z } from 'zod';
import { freeText } from '../../content/model.ts';

/** What routes say of themselves in the contract; the OpenAPI document is made from it. */

type Tag = 'Articles' | 'Tips' | 'Vocabularies' | 'Search' | 'Library' | 'Embedding' | 'Feeds';

interface Description {
  readonly operationId: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
}

/** The schema members that every documented route has. */
export const operation = ({ tag, ...rest }: Description) => ({ ...rest, tags: [tag] });

export const jsonResponse = <S extends z.ZodType>(description: string, schema: S) => ({
  200: { description, content: { 'application/json': { schema } } },
});

const LinkedData = z.looseObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.enum(['WebPage', 'HowToTip']),
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
