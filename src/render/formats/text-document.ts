import wrapAnsi from 'wrap-ansi';
import type { Article, Tip } from '../../content/library.ts';
import { articleCredit, tipCredit } from '../credit.tsx';
import { markdownToText } from '../markdown.ts';
import type { Site } from '../site.ts';
import { stringsFor } from '../strings.ts';

/** Articles and tips as plain text that fits into an e-mail. */

/** Columns, as RFC 5322 §2.1.1 leaves room for being quoted; wide characters take two. */
const WIDTH = 72;

export function articleText(article: Article, site: Site): string {
  return join([
    title(article.title, '='),
    paragraphs(article.introduction, site),
    ...article.tips.flatMap((tip) => [
      title(`${tip.position}. ${tip.title}`, '-'),
      ...tipBlocks(tip, site),
    ]),
    '* * *',
    paragraphs(article.conclusion, site),
    credit(articleCredit(article, site).text),
  ]);
}

export function tipText(tip: Tip, site: Site): string {
  return join([title(tip.title, '='), ...tipBlocks(tip, site), credit(tipCredit(tip, site).text)]);
}

function tipBlocks(tip: Tip, site: Site): string[] {
  const strings = stringsFor(tip.inLanguage);
  const list = (name: string, items: readonly string[]) =>
    items.length === 0 ? [] : [[`${name}:`, ...items.map((item) => indent('- ', item))].join('\n')];
  return [
    wrap(tip.summary),
    paragraphs(tip.body, site),
    ...list(strings.do, tip.do),
    ...list(strings.avoid, tip.avoid),
    ...list(strings.examples, tip.examples),
  ];
}

/** Underlined for as long as its longest line. */
function title(text: string, line: string): string {
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

const credit = (text: string) => `-- \n${wrap(text)}`;

/** Wraps what comes after a mark, with the lines that follow below the first. */
function indent(mark: string, text: string): string {
  const [first = '', ...rest] = wrap(text, WIDTH - mark.length).split('\n');
  return [mark + first, ...rest.map((line) => ' '.repeat(mark.length) + line)].join('\n');
}

/** Only between words: a longer one, such as a URL, stands over. */
function wrap(text: string, width = WIDTH): string {
  return wrapAnsi(text, width, { hard: false, trim: true });
}

const join = (blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;
