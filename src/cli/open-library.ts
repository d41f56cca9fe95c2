import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Content } from '../content/content.ts';
import { parseJson } from '../content/load/parse-json.ts';
import { FILE_SCHEMAS } from '../content/model.ts';
import { MistakeError, mistakeIfGone } from './mistake.ts';

/** What a new article of a library is made by. */
export type OpenLibrary = Pick<Content, 'info' | 'stages' | 'topics'>;

/**
 * Reads what a library is, not its articles, which may be missing or wrong.
 * @throws MistakeError when the folder isn't one
 */
export async function openLibrary(folder: string): Promise<OpenLibrary> {
  const read = async <Name extends keyof typeof FILE_SCHEMAS>(name: Name) => {
    const file = `${name}.json`;
    const isMissing = `${folder} has no ${file}; tipsheet init makes a library`;
    const text = await readFile(join(folder, file), 'utf8').catch(mistakeIfGone(isMissing));
    const { data } = FILE_SCHEMAS[name].safeParse(parseJson(file, text).value);
    if (data) return data as z.output<(typeof FILE_SCHEMAS)[Name]>;
    throw new MistakeError(`${join(folder, file)} has problems; tipsheet check names them`);
  };
  return {
    info: await read('library'),
    stages: (await read('stages')).stages,
    topics: (await read('topics')).topics,
  };
}

/** The slugs of a language's tips, as far as its files can be read. */
export async function tipSlugs(folder: string, language: string): Promise<Set<string>> {
  const articles = join(folder, 'articles', language);
  const slugs = new Set<string>();
  const names = await readdir(articles).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    try {
      const { tips } = JSON.parse(await readFile(join(articles, name), 'utf8'));
      for (const { slug } of tips) slugs.add(slug);
    } catch {
      // `tipsheet check` says what is wrong with it.
    }
  }
  return slugs;
}
