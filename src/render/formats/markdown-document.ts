import type { Article, Tip } from '../../content/library.ts';
import { articleCredit, type Credit, tipCredit } from '../credit.tsx';
import { escapeMarkdown, withAbsoluteLinks } from '../markdown.ts';

import type { Site } from '../site.ts';
import { stringsFor } from '../strings.ts';

/** Articles and tips as whole Markdown documents (CommonMark). */

export function articleMarkdown(article: Article, site: Site): string {
  return join([
    `# ${escapeMarkdown(article.title)}`,
    escapeMarkdown(article.summary),
    withAbsoluteLinks(article.introduction, site),
    ...article.tips.flatMap((tip) => [
      `## ${tip.position}\\. ${escapeMarkdown(tip.title)}`,
      ...tipBlocks(tip, site, '###'),
    ]),
    '---',
    withAbsoluteLinks(article.conclusion, site),
    creditBlock(articleCredit(article, site)),
  ]);
}

export function tipMarkdown(tip: Tip, site: Site): string {
  return join([
    `# ${escapeMarkdown(tip.title)}`,
    ...tipBlocks(tip, site, '##'),
    creditBlock(tipCredit(tip, site)),
  ]);
}

function tipBlocks(tip: Tip, site: Site, heading: '##' | '###'): string[] {
  const strings = stringsFor(tip.inLanguage);
  const section = (title: string, items: readonly string[], mark: string) =>
    items.length === 0
      ? []
      : [`${heading} ${title}`, items.map((item) => `${mark}${escapeMarkdown(item)}`).join('\n')];
  return [
    `**${escapeMarkdown(tip.summary)}**`,
    withAbsoluteLinks(tip.body, site),
    ...section(strings.do, tip.do, '- '),
    ...section(strings.avoid, tip.avoid, '- '),
    ...section(strings.examples, tip.examples, '\n> ').map((block) => block.trim()),
  ];
}

/** The URLs in it become links. */
const creditBlock = ({ text }: Credit) =>
  text
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((part, i) => (i % 2 === 1 ? `<${part}>` : escapeMarkdown(part)))
    .join('');

const join = (blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;
