import wrapAnsi from 'wrap-ansi';
import { markdownToText } from '../markdown.ts';
import type { ArticleBlock, Outline, TipBlock } from '../outline.ts';
import type { Site } from '../site.ts';

/** Columns, as RFC 5322 §2.1.1 leaves room for being quoted; wide characters take two. */
const WIDTH = 72;

/** An article or a tip as plain text that fits into an e-mail. */
export function textDocument({ title, blocks, credit }: Outline, site: Site): string {
  const parts = [
    underlined(title, '='),
    ...blocks.flatMap((block) => blockText(block, site)),
    `-- \n${wrap(credit.text)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: TipBlock | ArticleBlock, site: Site): string[] {
  switch (block.kind) {
    case 'lead':
      return [wrap(block.text)];
    case 'abstract':
      return [];
    case 'prose':
      return [paragraphs(block.markdown, site)];
    case 'points':
    case 'quotes':
      return [[`${block.label}:`, ...block.items.map((item) => indent('- ', item))].join('\n')];
    case 'tip':
      return [
        underlined(`${block.tip.position}. ${block.tip.title}`, '-'),
        ...block.blocks.flatMap((part) => blockText(part, site)),
      ];
    case 'break':
      return ['* * *'];
  }
}

/** Underlined for as long as its longest line. */
function underlined(text: string, line: string): string {
  const wrapped = wrap(text);
  const longest = Math.max(...wrapped.split('\n').map(({ length }) => length));
  return `${wrapped}\n${line.repeat(Math.min(WIDTH, longest))}`;
}

/** Blocks of Markdown; the lines of a list hang behind its marks. */
function paragraphs(source: string, site: Site): string {
  return markdownToText(source, site)
    .split('\n')
    .map((line) => {
      const [mark = ''] = /^\s*(?:- |\d+\. |> )/.exec(line) ?? [];
      return indent(mark, line.slice(mark.length));
    })
    .join('\n');
}

/** Wraps what comes after a mark, with the lines that follow below the first. */
function indent(mark: string, text: string): string {
  const [first = '', ...rest] = wrap(text, WIDTH - mark.length).split('\n');
  return [mark + first, ...rest.map((line) => ' '.repeat(mark.length) + line)].join('\n');
}

/** Only between words: a longer one, such as a URL, stands over. */
function wrap(text: string, width = WIDTH): string {
  return wrapAnsi(text, width, { hard: false, trim: true });
}
