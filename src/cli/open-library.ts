import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Content } from '../content/content.ts';
import type { FileName } from '../content/layout.ts';
import { isGone } from '../content/load/file-errors.ts';
import { LibraryFile, StagesFile, TopicsFile } from '../content/model.ts';
import { MistakeError } from './mistake.ts';

/** What a new article of a library is made by. */
export type OpenLibrary = Pick<Content, 'info' | 'stages' | 'topics'>;

/**
 * Reads what a library is, not its articles, which may be missing or wrong.
 * @throws MistakeError when the folder isn't one
 */
export async function openLibrary(folder: string): Promise<OpenLibrary> {
  const read = async <Schema extends z.ZodType>(name: FileName, schema: Schema) => {
    let text: string;
    try {
      text = await readFile(join(folder, name), 'utf8');
    } catch (error) {
      if (!isGone(error)) throw error;
      throw new MistakeError(`${folder} has no ${name}; tipsheet init makes a library`);
    }
    try {
      return schema.parse(JSON.parse(text)) as z.output<Schema>;
    } catch {
      throw new MistakeError(`${join(folder, name)} has problems; tipsheet check names them`);
    }
  };
  return {
    info: await read('library.json', LibraryFile),
    stages: (await read('stages.json', StagesFile)).stages,
    topics: (await read('topics.json', TopicsFile)).topics,
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
