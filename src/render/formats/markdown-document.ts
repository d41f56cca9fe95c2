import type { Credit } from '../credit.tsx';
import { escapeMarkdown, withAbsoluteLinks } from '../markdown.ts';
import type { ArticleBlock, Outline, TipBlock } from '../outline.ts';
import type { Site } from '../site.ts';

/** An article or a tip as a whole Markdown document (CommonMark). */
export function markdownDocument({ title, blocks, credit }: Outline, site: Site): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    ...blocks.flatMap((block) => blockMarkdown(block, '##', site)),
    creditMarkdown(credit),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: TipBlock | ArticleBlock, heading: string, site: Site): string[] {
  switch (block.kind) {
    case 'lead':
      return [`**${escapeMarkdown(block.text)}**`];
    case 'abstract':
      return [escapeMarkdown(block.text)];
    case 'prose':
      return [withAbsoluteLinks(block.markdown, site)];
    case 'points':
      return [
        `${heading} ${block.label}`,
        block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n'),
      ];
    case 'quotes':
      return [
        `${heading} ${block.label}`,
        block.items.map((item) => `> ${escapeMarkdown(item)}`).join('\n\n'),
      ];
    case 'tip':
      return [
        `${heading} ${block.tip.position}\\. ${escapeMarkdown(block.tip.title)}`,
        ...block.blocks.flatMap((part) => blockMarkdown(part, `${heading}#`, site)),
      ];
    case 'break':
      return ['---'];
  }
}

/** The URLs in it become links. */
const creditMarkdown = ({ text }: Credit) =>
  text
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((part, i) => (i % 2 === 1 ? `<${part}>` : escapeMarkdown(part)))
    .join('');
