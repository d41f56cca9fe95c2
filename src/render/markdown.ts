import type { Token } from 'markdown-it';
import { isAllowedLink, linksIn, markdown } from '../content/markdown.ts';
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

/** Before what may be an own path that a link leads to. */
const DESTINATION = /(?<=\][(:][\s>]*<?)(?=[/\\&])(?!\/[/\\])/;

/** The Markdown with own paths as absolute URLs; only the destinations of links change. */
export function withAbsoluteLinks(source: string, language: string, site: Site): string {
  // Line breaks as the parser reads them.
  const [start = '', ...paths] = source.replace(/\r\n?/g, '\n').split(DESTINATION);
  // Tokens don't say where in the text they are: links that lead to a number tell which it is.
  const numbered = paths.map((path, number) => `/${number}${path}`);
  const linked = new Set(
    linksIn(start + numbered.join('')).flatMap((href) => {
      const [, number, path = ''] = /^\/(\d+)(\/.*)$/.exec(href) ?? [];
      return isAllowedLink(path) ? Number(number) : [];
    }),
  );
  if (linked.size === 0) return source;
  const ownUrl = ownUrls(language, site);
  return start + paths.map((path, number) => (linked.has(number) ? ownUrl(path) : path)).join('');
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
