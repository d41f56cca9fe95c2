import stringWidth from 'fast-string-width';
import { markdownToText } from '../markdown.ts';
import type { ArticleBlock, Outline, TipBlock } from '../outline.ts';
import type { Site } from '../site.ts';

/** Columns, as RFC 5322 §2.1.1 leaves room for being quoted; wide characters take two. */
const WIDTH = 72;

/** An article or a tip as plain text that fits into an e-mail. */
export function textDocument({ language, title, blocks, credit }: Outline, site: Site): string {
  const parts = [
    underlined(title, '='),
    ...blocks.flatMap((block) => blockText(block, language, site)),
    `-- \n${wrap(credit.text)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: TipBlock | ArticleBlock, language: string, site: Site): string[] {
  switch (block.kind) {
    case 'lead':
      return [wrap(block.text)];
    case 'abstract':
      return [];
    case 'prose':
      return [paragraphs(block.markdown, language, site)];
    case 'notes':
      return block.items.map(({ label, text }) => wrap(`${label}: ${text}`));
    case 'points':
    case 'quotes':
    case 'questions':
      return [labelled(block.label, block.items)];
    case 'messages':
      return [
        `${block.label}:`,
        ...block.items.flatMap(({ title, text }) => [wrap(title), message(text)]),
      ];
    case 'links': {
      const links = block.items.map(
        ({ title, url, publisher }) => `${title}, ${publisher}: ${url}`,
      );
      return [labelled(block.label, links)];
    }
    case 'tip':
      return [
        underlined(`${block.tip.position}. ${block.tip.title}`, '-'),
        ...block.blocks.flatMap((part) => blockText(part, language, site)),
      ];
    case 'break':
      return ['* * *'];
  }
}

const labelled = (label: string, items: readonly string[]) =>
  [`${label}:`, ...items.map((item) => indent('- ', item))].join('\n');

/** Underlined for as long as its longest line. */
function underlined(text: string, line: string): string {
  const wrapped = wrap(text);
  const longest = Math.max(...wrapped.split('\n').map((line) => stringWidth(line)));
  return `${wrapped}\n${line.repeat(Math.min(WIDTH, longest))}`;
}

/** Blocks of Markdown; the lines of a list hang behind its marks. */
function paragraphs(source: string, language: string, site: Site): string {
  return markdownToText(source, language, site)
    .split('\n')
    .map((line) => {
      const [mark = ''] = /^\s*(?:- |\d+\. |> )/.exec(line) ?? [];
      return indent(mark, line.slice(mark.length));
    })
    .join('\n');
}

/** A text to copy keeps its lines; they begin as quoted ones do. */
const message = (text: string) =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => (line.trim() === '' ? '>' : quoted(line)))
    .join('\n');

const quoted = (line: string) => wrap(line, WIDTH - 2).replace(/^/gm, '> ');

/** Wraps what comes after a mark, with the lines that follow below the first. */
function indent(mark: string, text: string): string {
  const [first = '', ...rest] = wrap(text, WIDTH - mark.length).split('\n');
  return [mark + first, ...rest.map((line) => ' '.repeat(mark.length) + line)].join('\n');
}

/** Only between words: a longer one, such as a URL, stands over. */
function wrap(text: string, width = WIDTH): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

/** Each word is measured once: a library that measures lines takes ten times as long. */
function wrapLine(text: string, width: number): string {
  let wrapped = '';
  let column = 0;
  for (const word of text.split(' ').filter((word) => word !== '')) {
    const columns = stringWidth(word);
    if (column > 0) {
      const fits = column + 1 + columns <= width;
      wrapped += fits ? ' ' : '\n';
      column = fits ? column + 1 : 0;
    }
    wrapped += word;
    column += columns;
  }
  return wrapped;
}
