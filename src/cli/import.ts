import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { loadFolder } from '../content/load/load.ts';
import { count, reportLine } from '../content/load/report.ts';
import { lookUpLanguage } from '../content/look-up-language.ts';
import { writeArticle } from './article-file.ts';
import { decodeText, isOtherDocument } from './import/decode-text.ts';
import { readDocument } from './import/read-document.ts';
import { type Imported, toArticle } from './import/to-article.ts';
import { MistakeError, mistakeIfGone } from './mistake.ts';
import { openLibrary, tipSlugs } from './open-library.ts';
import { type ArticleOptions, checkStage, parseLanguage, today } from './options.ts';
import { slugOf } from './slug.ts';

export function addImport(program: Command): void {
  program
    .command('import')
    .summary('add an article that is written already: Markdown, plain text or a web page')
    .description(
      'Adds an article made of a text: Markdown with or without front matter, plain text, or a saved web page. Headings, bold words or short first sentences become tips, lists under “Do” and “Avoid” theirs. It says what you should look at; no file is overwritten.',
    )
    .argument('<file>', 'the text; - for standard input')
    .argument('[folder]', 'the content', '.')
    .option('--lang <tag>', 'its language (default: what the text says, or that of the library)')
    .option('--stage <slug>', 'its stage (default: the one that the text names)')
    .action(async (file: string, folder: string, { lang, stage }: ArticleOptions) => {
      const library = await openLibrary(folder);
      checkStage(stage, library.stages);
      const document = readDocument(file === '-' ? '' : basename(file), await read(file));
      if (document.blocks.length === 0) throw new MistakeError(`${file} has no text to import`);
      const said = document.about.language;
      const named = Object.keys(library.stages[0]?.name ?? {});
      const found = lang === undefined ? lookUpLanguage(said ?? '', named) : parseLanguage(lang);
      const language = found ?? library.info.defaultLanguage;
      const takenSlugs = await tipSlugs(folder, language);
      const imported = toArticle(document, {
        library,
        language,
        stage,
        today: today(),
        takenSlugs,
      });
      if (found === undefined && said !== undefined)
        imported.remarks.unshift({
          pointer: '/inLanguage',
          message: `is “${language}”: the text says “${said}”, which the stages have no names in`,
        });
      const slug = slugOf(imported.article.title, 'article');
      const path = await writeArticle(folder, language, slug, imported.article);
      process.stdout.write(`${await report(folder, path, imported)}\n`);
    });
}

/** @throws MistakeError */
async function read(file: string): Promise<string> {
  const bytes =
    file === '-'
      ? await buffer(process.stdin)
      : await readFile(file).catch(mistakeIfGone(`there is no file ${file}`));
  if (isOtherDocument(bytes))
    throw new MistakeError(
      `${file} is a document of a kind that is not imported; save it as a web page (.html), or as plain text in UTF-8`,
    );
  const text = decodeText(bytes);
  if (text === undefined) throw new MistakeError(`${file} is not text in UTF-8; save it as that`);
  return text;
}

async function report(folder: string, path: string, { article, parts, remarks }: Imported) {
  const rows = [
    ['title', article.title],
    ['introduction', count(parts.introduction.length, 'paragraph')],
    ...article.tips.map(({ title }, i) => [`tip ${i + 1}`, title]),
    ['conclusion', count(parts.conclusion.length, 'paragraph')],
    ['authors', article.authors?.map(({ name }) => name).join(', ') ?? 'none'],
  ];
  const lines = [path, ...rows.map(([name = '', value]) => `  ${name.padEnd(14)}${value}`)];
  lines.push(
    '',
    'Look at:',
    ...remarks.map(({ pointer, message }) => `  ${pointer || '/'} ${message}`),
  );
  const loaded = await loadFolder(folder);
  const issues = loaded.ok ? [] : loaded.issues.filter(({ file }) => file === path);
  if (issues.length > 0)
    lines.push('', 'Correct:', ...issues.map((issue) => `  ${reportLine(issue)}`));
  return lines.join('\n');
}
