import type { Command } from 'commander';
import { writeArticle } from './article-file.ts';
import { MistakeError } from './mistake.ts';
import { openLibrary, tipSlugs } from './open-library.ts';
import { type ArticleOptions, checkStage, parseLanguage, today } from './options.ts';
import { slugOf } from './slug.ts';
import { ENGLISH_STARTER, starterFor } from './starter.ts';

export function addNew(program: Command): void {
  program
    .command('new')
    .summary('add an article to a content folder')
    .description(
      'Adds an article with a title, for you to fill in what stands in [brackets]. Its slug, which is the name of its file, is made of the title; no file is overwritten.',
    )
    .argument('<title>', 'the title of the article')
    .argument('[folder]', 'the content', '.')
    .option('--lang <tag>', 'its language (default: that of the library)')
    .option('--stage <slug>', 'its stage (default: the first)')
    .action(async (title: string, folder: string, { lang, stage }: ArticleOptions) => {
      if (title.trim() === '') throw new MistakeError('the title is empty');
      const { info, stages, topics } = await openLibrary(folder);
      checkStage(stage, stages);
      const language = lang === undefined ? info.defaultLanguage : parseLanguage(lang);
      const { placeholders } = starterFor(language) ?? ENGLISH_STARTER;
      const slug = slugOf(title, 'article');
      const taken = await tipSlugs(folder, language);
      const path = await writeArticle(folder, language, slug, {
        title,
        summary: placeholders.summary,
        introduction: placeholders.introduction,
        tips: [
          {
            slug: slugOf(`${slug} 1`, 'tip', taken),
            title: placeholders.tipTitle,
            summary: placeholders.tipSummary,
            body: placeholders.body,
          },
        ],
        stage: stage ?? stages[0]?.slug ?? '',
        topics: topics.slice(0, 1).map((topic) => topic.slug),
        datePublished: today(),
      });
      process.stdout.write(`${path}\n`);
    });
}
