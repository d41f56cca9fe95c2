import type { Article, VocabularyTerm } from '../../content/library.ts';
import type { LibraryFile } from '../../content/model.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { Site } from '../site.ts';
import { itemUrl } from '../urls.ts';

/** llms.txt (https://llmstxt.org): what is here, in Markdown, for programs that read like people. */
export function llmsText(
  info: LibraryFile,
  stages: readonly VocabularyTerm[],
  articles: readonly Article[],
  total: number,
  site: Site,
): string {
  const sections = stages.flatMap(({ slug, name }) => {
    const own = articles.filter(({ stage }) => stage === slug);
    if (own.length === 0) return [];
    return [`## ${escapeMarkdown(name)}`, '', ...own.map((article) => line(article, site)), ''];
  });
  const rest =
    total > articles.length
      ? [`These are ${articles.length} of ${total}; [all of them](${site.url}/v1/articles).`, '']
      : [];
  return [
    `# ${escapeMarkdown(info.name)}`,
    '',
    `> ${escapeMarkdown(info.description)}`,
    '',
    `The text is under ${escapeMarkdown(info.license.name)}: <${new URL(info.license.url).href}>. Each article ends with a line of credit to keep with it.`,
    '',
    ...sections,
    ...rest,
    '## API',
    '',
    `- [OpenAPI](${site.url}/openapi.json): every URL, parameter and answer`,
    `- [Search](${site.url}/v1/search?q=interview): tips by what people type`,
    `- [Everything](${site.url}/v1/export): the whole library in one document`,
    '',
  ].join('\n');
}

function line(article: Article, site: Site): string {
  const { title, summary, questions } = article;
  const about = [summary, ...questions].map(escapeMarkdown).join(' ');
  return `- [${escapeMarkdown(title)}](${itemUrl(article, site, '.md')}): ${about}`;
}
