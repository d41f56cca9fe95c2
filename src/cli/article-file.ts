import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatFile } from '../content/json-schemas.ts';
import { codeOf } from '../content/load/file-errors.ts';
import type { ArticleFile } from '../content/model.ts';
import { MistakeError } from './mistake.ts';

/** Where a library has the JSON Schemas for the editor: hidden, so no content. */
export const SCHEMAS_FOLDER = '.schemas';

/**
 * Writes a new article of a library. What a path says, its file doesn't repeat.
 * @returns its path below the folder
 * @throws MistakeError when there is such a file
 */
export async function writeArticle(
  folder: string,
  language: string,
  slug: string,
  article: ArticleFile,
): Promise<string> {
  const path = `articles/${language}/${slug}.json`;
  const schema = `${SCHEMAS_FOLDER}/article.json`;
  const hasSchema = existsSync(join(folder, schema));
  const file = hasSchema ? { $schema: `../../${schema}`, ...article } : article;
  await mkdir(join(folder, 'articles', language), { recursive: true });
  try {
    await writeFile(join(folder, path), formatFile(file), { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw new MistakeError(`${path} is there already; rename it, or give another title`);
  }
  return path;
}
