import MarkdownIt, { type Token } from 'markdown-it';
import { isAllowedLink, markdown } from '../content/markdown.ts';
import type { Site } from './site.ts';
import { languageQuery } from './urls.ts';

/** Content's Markdown (CommonMark without HTML) as other forms of text. */

/** Safe HTML; own paths become absolute URLs, so that links work in any site. */
export function markdownToHtml(source: string, language: string, site: Site): string {
  return markdown.render(source, { ownUrl: ownUrls(language, site) }).trimEnd();
}

/** Makes URLs of own paths: an article's leads to it in the language of the text. */
function ownUrls(language: string, site: Site) {
  const query = languageQuery(language, site);
  return (path: string) => site.url + path.replace(ARTICLE_PATH, (article) => article + query);
}
type OwnUrl = ReturnType<typeof ownUrls>;

const ARTICLE_PATH = /^\/articles\/[a-z0-9-]+(?![\w/?-])/;

/** An own path as a URL; any other target as it is. */
const absolute = (href: string, ownUrl: OwnUrl) => (href.startsWith('/') ? ownUrl(href) : href);

markdown.renderer.rules.link_open = (tokens, index, options, env, renderer) => {
  const { ownUrl } = env as { ownUrl?: OwnUrl };
  const token = tokens[index];
  if (ownUrl) token?.attrSet('href', absolute(String(token.attrGet('href') ?? ''), ownUrl));
  return renderer.renderToken(tokens, index, options);
};

/** The Markdown with own paths as absolute URLs; only the destinations of links change. */
export function withAbsoluteLinks(source: string, language: string, site: Site): string {
  if (!/\]\(|\]:/.test(source)) return source;
  // The parser joins lines in this way, too, so that its positions are those of this text.
  const text = source.replace(/\r\n?/g, '\n');
  const positions = ownDestinations(text);
  if (positions.length === 0) return source;
  const ownUrl = ownUrls(language, site);
  const parts = positions.map((start, i) => ownUrl(text.slice(start, positions[i + 1])));
  return text.slice(0, positions[0]) + parts.join('');
}

/**
 * Reads links with each own path replaced by its number in the order of reading, since tokens
 * don't say where in the text their destinations are.
 */
class LinkLocator {
  readonly #parser = new MarkdownIt('commonmark', { html: false }).disable('image');
  #destinations: { text: string; start: number }[] = [];

  constructor() {
    this.#parser.validateLink = isAllowedLink;
    const { parseLinkDestination } = this.#parser.helpers;
    this.#parser.helpers.parseLinkDestination = (text, start, max) => {
      const found = parseLinkDestination(text, start, max);
      const isOwn =
        found.str.startsWith('/') && isAllowedLink(this.#parser.normalizeLink(found.str));
      if (!found.ok || !isOwn) return found;
      const number = this.#destinations.push({ text, start: start + Number(text[start] === '<') });
      return { ...found, str: `/${number - 1}` };
    };
  }

  /** Where in the text the own paths begin that links lead to, in order. */
  locate(source: string): number[] {
    this.#destinations = [];
    const lines = lineStarts(source);
    const positions = new Set<number>();
    for (const { map, content, children } of this.#parser.parse(source, {})) {
      for (const token of children ?? []) {
        const href = token.type === 'link_open' ? String(token.attrGet('href') ?? '') : '';
        const destination = href.startsWith('/') && this.#destinations[Number(href.slice(1))];
        if (!destination) continue;
        const { text, start } = destination;
        // That of a reference is found in the whole text, any other in the content of a block.
        positions.add(
          text === source
            ? start
            : positionInSource(source, lines[map?.[0] ?? 0] ?? 0, content, start),
        );
      }
    }
    return [...positions].sort((a, b) => a - b);
  }
}

const locator = new LinkLocator();
const ownDestinations = (source: string) => locator.locate(source);

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/**
 * The position in the text of a position in the content of a block, which is the text without the
 * marks and spaces that its lines begin with.
 *
 * @param from where the first line of the block starts in the text
 */
function positionInSource(source: string, from: number, content: string, position: number): number {
  const before = content.slice(0, position).split('\n');
  const line = content.split('\n')[before.length - 1] ?? '';
  let start = from;
  for (let n = 1; n < before.length; n++) start = source.indexOf('\n', start) + 1;
  const indentation = line.length - line.trimStart().length;
  return source.indexOf(line.trim(), start) + (before.at(-1)?.length ?? 0) - indentation;
}

/** Plain text: a link as its words and its absolute URL in brackets, lists with their marks. */
export function markdownToText(source: string, language: string, site: Site): string {
  const ownUrl = ownUrls(language, site);
  const lines: string[] = [];
  const lists: { next?: number }[] = [];
  let mark = '';
  /** Whether a mark may follow without an empty line, as within a list. */
  let tight = false;
  for (const token of markdown.parse(source, {})) {
    if (token.type.endsWith('_list_open')) {
      tight = lists.length > 0;
      lists.push(isOrdered(token) ? { next: Number(token.attrGet('start') ?? 1) } : {});
    } else if (token.type.endsWith('_list_close')) lists.pop();
    else if (token.type === 'list_item_open') mark = nextMark(lists);
    else if (token.type === 'blockquote_open') mark = '> ';
    else if (token.type === 'inline' || token.content !== '') {
      if (lines.length > 0 && !(tight && mark !== '')) lines.push('');
      lines.push(
        mark + (token.children ? inlineText(token.children, ownUrl) : token.content.trimEnd()),
      );
      mark = '';
      tight = lists.length > 0;
    }
  }
  return lines.join('\n');
}

const isOrdered = ({ type }: Token) => type === 'ordered_list_open';

function nextMark(lists: { next?: number }[]): string {
  const indentation = '  '.repeat(lists.length - 1);
  const list = lists.at(-1);
  return list?.next === undefined ? `${indentation}- ` : `${indentation}${list.next++}. `;
}

function inlineText(tokens: readonly Token[], ownUrl: OwnUrl): string {
  let href = '';
  let start = 0;
  return tokens.reduce((text, token) => {
    if (token.type === 'link_open') {
      href = absolute(String(token.attrGet('href') ?? ''), ownUrl);
      start = text.length;
    } else if (token.type === 'link_close') {
      return text.slice(start) === href ? text : `${text} (${href})`;
    }
    return text + (/break$/.test(token.type) ? ' ' : token.content);
  }, '');
}

/** Plain text as Markdown that says the same: whatever could be a mark is escaped. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#&|~]/g, '\\$&')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
