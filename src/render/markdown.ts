import { markdown } from '../content/markdown.ts';
import type { Site } from './resources.ts';

/** Content's Markdown (CommonMark without HTML) as other forms of text. */

export function markdownToHtml(source: string): string {
  return markdown.render(source).trimEnd();
}

/**
 * Own paths become absolute URLs, so that a link still leads somewhere in another site. Only the
 * destinations of links change: the same characters in text or code stay.
 */
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
      .map((token) => token.attrGet('href') ?? '')
      .filter((href) => href.startsWith('/')),
  );
}
