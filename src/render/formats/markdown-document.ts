import type { Link } from '../../content/model.ts';
import type { Credit } from '../credit.tsx';
import { escapeMarkdown, withAbsoluteLinks } from '../markdown.ts';
import type { ArticleBlock, Outline, TipBlock } from '../outline.ts';
import type { Site } from '../site.ts';

/** An article or a tip as a whole Markdown document (CommonMark). */
export function markdownDocument({ language, title, blocks, credit }: Outline, site: Site): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    ...blocks.flatMap((block) => blockMarkdown(block, '##', language, site)),
    creditMarkdown(credit),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(
  block: TipBlock | ArticleBlock,
  heading: string,
  language: string,
  site: Site,
): string[] {
  const label = 'label' in block ? [`${heading} ${block.label}`] : [];
  switch (block.kind) {
    case 'lead':
      return [`**${escapeMarkdown(block.text)}**`];
    case 'abstract':
      return [escapeMarkdown(block.text)];
    case 'prose':
      return [withAbsoluteLinks(block.markdown, language, site)];
    case 'notes':
      return block.items.map(
        ({ label, text }) => `**${escapeMarkdown(label)}:** ${escapeMarkdown(text)}`,
      );
    case 'points':
    case 'questions':
      return [...label, block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')];
    case 'quotes':
      return [...label, ...block.items.map((item) => `> ${escapeMarkdown(item)}`)];
    case 'messages':
      return [
        ...label,
        ...block.items.flatMap(({ title, text }) => [`**${escapeMarkdown(title)}**`, fenced(text)]),
      ];
    case 'links':
      return [...label, block.items.map(linkMarkdown).join('\n')];
    case 'tip':
      return [
        `${heading} ${block.tip.position}\\. ${escapeMarkdown(block.tip.title)}`,
        ...block.blocks.flatMap((part) => blockMarkdown(part, `${heading}#`, language, site)),
      ];
    case 'break':
      return ['---'];
  }
}

const linkMarkdown = ({ title, url, publisher }: Link) =>
  `- [${escapeMarkdown(title)}](<${new URL(url).href}>), ${escapeMarkdown(publisher)}`;

/** Text as it is, between fences that are longer than any in it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** The URLs in it become links. */
export const creditMarkdown = ({ text }: Pick<Credit, 'text'>) =>
  text
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((part, i) => (i % 2 === 1 ? `<${part}>` : escapeMarkdown(part)))
    .join('');
