import type { Token } from 'markdown-it';
import { markdown } from '../content/markdown.ts';
import type { Site } from './site.ts';

/** Content's Markdown (CommonMark without HTML) as other forms of text. */

/** Safe HTML; own paths become absolute URLs, so that links work in any site. */
export function markdownToHtml(source: string, site: Site): string {
  return markdown.render(source, { site }).trimEnd();
}

/** An own path as a URL; any other target as it is. */
const absolute = (href: string, site: Site) => (href.startsWith('/') ? site.url + href : href);

markdown.renderer.rules.link_open = (tokens, index, options, env, renderer) => {
  const { site } = env as { site?: Site };
  const token = tokens[index];
  if (site) token?.attrSet('href', absolute(String(token.attrGet('href') ?? ''), site));
  return renderer.renderToken(tokens, index, options);
};

/** The Markdown with own paths as absolute URLs; only the destinations of links change. */
export function withAbsoluteLinks(source: string, site: Site): string {
  if (!source.includes('](')) return source;
  const destinations = ownDestinations(source);
  return source.replace(/(\]\(<?)(\/[^\s)>]*)/g, (whole, before: string, path: string) =>
    destinations.has(path) ? `${before}${site.url}${path}` : whole,
  );
}

/** The own paths that links in `source` go to, as its parser sees them. */
function ownDestinations(source: string): Set<string> {
  const inline = markdown.parse(source, {}).flatMap((token) => token.children ?? []);
  return new Set(
    inline
      .filter((token) => token.type === 'link_open')
      .map((token) => String(token.attrGet('href') ?? ''))
      .filter((href) => href.startsWith('/')),
  );
}

/** Plain text: a link as its words and its absolute URL in brackets, lists with their marks. */
export function markdownToText(source: string, site: Site): string {
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
        mark + (token.children ? inlineText(token.children, site) : token.content.trimEnd()),
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

function inlineText(tokens: readonly Token[], site: Site): string {
  let href = '';
  let start = 0;
  return tokens.reduce((text, token) => {
    if (token.type === 'link_open') {
      href = absolute(String(token.attrGet('href') ?? ''), site);
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
