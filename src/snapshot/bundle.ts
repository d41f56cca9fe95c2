import { z } from 'zod';
import type { Issue } from '../content/issues.ts';
import type { FileName } from '../content/layout.ts';
import { validate } from '../content/load/schema-issues.ts';
import { LanguageTag, Slug } from '../content/model.ts';

/** As much of a bundle's form as it takes to tell its files apart; the rest is checked in them. */
const Bundle = z.strictObject(
  {
    library: z.unknown(),
    stages: z.unknown(),
    topics: z.unknown(),
    synonyms: z.unknown(),
    // The first release had none.
    signals: z.unknown().optional(),
    articles: z.array(z.looseObject({ slug: Slug, inLanguage: LanguageTag })),
  },
  'export it with the version of Tipsheet that serves it',
);

/**
 * The files that a bundle was made of, by their path, so that they pass the same checks.
 * @param name what the bundle is called in issues
 */
export function bundleFiles(
  bytes: Uint8Array,
  name: string,
): { files: Map<string, Uint8Array>; issues: Issue[] } {
  const files = new Map<string, Uint8Array>();
  const issue = (pointer: string, message: string, fix: string): Issue => ({
    ...{ file: name, pointer, message, fix },
  });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `is not JSON in UTF-8: ${reason}`;
    return { files, issues: [issue('', message, 'export it again')] };
  }
  const { issues } = validate(name, Bundle, value);
  if (issues.length > 0) return { files, issues };

  // Not what zod makes of it, which has the members of an article in another order.
  const { library, stages, topics, synonyms, signals, articles } = value as z.infer<typeof Bundle>;
  const add = (path: FileName | `articles/${string}`, content: unknown) =>
    files.set(path, new TextEncoder().encode(JSON.stringify(content)));
  add('library.json', library);
  add('stages.json', { stages });
  add('topics.json', { topics });
  add('synonyms.json', synonyms);
  if (signals !== undefined) add('signals.json', { signals });
  for (const [i, article] of articles.entries()) {
    const path = `articles/${article.inLanguage}/${article.slug}.json` as const;
    if (files.has(path)) {
      const message = `the article "${article.slug}" was given before`;
      issues.push(issue(`/articles/${i}`, message, 'keep one of them'));
    }
    add(path, article);
  }
  return { files, issues };
}
