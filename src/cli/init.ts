import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join, normalize, resolve } from 'node:path';
import type { Command } from 'commander';
import { buildJsonSchemas, formatFile } from '../content/json-schemas.ts';
import type { FileName } from '../content/layout.ts';
import { isGone } from '../content/load/file-errors.ts';
import { LibraryFile } from '../content/model.ts';
import { SCHEMAS_FOLDER, writeArticle } from './article-file.ts';
import { MistakeError } from './mistake.ts';
import { parseLanguage, today } from './options.ts';
import { slugOf } from './slug.ts';
import { ENGLISH_STARTER, type Starter, starterFor } from './starter.ts';

export function addInit(program: Command): void {
  program
    .command('init')
    .summary('make a library in an empty folder')
    .description(
      'Makes a library in an empty folder: a stage, a topic and an article, for you to replace. Its texts are in the language asked for, where Tipsheet has them (en, es), or else in English.',
    )
    .argument('[folder]', 'where to make it', '.')
    .option('--lang <tag>', 'the language of the library (BCP 47)', 'en')
    .action(async (named: string, { lang }: { lang: string }) => {
      const language = parseLanguage(lang);
      // An empty name is this folder, which readdir doesn't know.
      const folder = normalize(named);
      await refuseFull(folder);
      const starter = starterFor(language);
      const written = await writeLibrary(folder, language, starter ?? ENGLISH_STARTER);
      if (!starter)
        written.push('', `The texts are in English: translate them into "${language}".`);
      process.stdout.write(`${written.join('\n')}\n`);
    });
}

async function refuseFull(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isGone(error)) return [];
    throw error;
  });
  if (names.length > 0)
    throw new MistakeError(`${folder} is not empty: name an empty folder, or one to make`);
}

/** @returns the paths of the files that are for the author */
async function writeLibrary(folder: string, language: string, starter: Starter): Promise<string[]> {
  await mkdir(join(folder, SCHEMAS_FOLDER), { recursive: true });
  for (const [name, schema] of buildJsonSchemas())
    await writeFile(join(folder, SCHEMAS_FOLDER, `${name}.json`), schema);
  const term = ({ slug, name, description }: Starter['stage']) => ({
    slug,
    name: { [language]: name },
    description: { [language]: description },
  });
  const name = nameOf(folder);
  const files: [FileName, object][] = [
    [
      'library.json',
      {
        name,
        description: starter.description,
        url: 'https://library.example',
        publisher: { name },
        defaultLanguage: language,
        license: {
          name: 'Creative Commons Attribution 4.0 International',
          spdx: 'CC-BY-4.0',
          url: 'https://creativecommons.org/licenses/by/4.0/',
        },
      },
    ],
    ['stages.json', { stages: [term(starter.stage)] }],
    ['topics.json', { topics: [term(starter.topic)] }],
  ];
  for (const [path, file] of files)
    await writeFile(
      join(folder, path),
      formatFile({ $schema: `${SCHEMAS_FOLDER}/${path}`, ...file }),
    );

  const { tips, title, ...article } = starter.article;
  const path = await writeArticle(folder, language, slugOf(title, 'article'), {
    title,
    ...article,
    tips: tips.map((tip) => ({ slug: slugOf(tip.title, 'tip'), ...tip })),
    stage: starter.stage.slug,
    topics: [starter.topic.slug],
    datePublished: today(),
  });
  return [...files.map(([name]) => name), path];
}

/** `my-content` → `My content`. */
function nameOf(folder: string): string {
  const words = basename(resolve(folder))
    .replace(/[\s_-]+/g, ' ')
    .trim();
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return LibraryFile.shape.name.safeParse(name).success ? name : 'Library';
}
