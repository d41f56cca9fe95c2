import { markdown } from '../content/markdown.ts';
import type { Site } from './resources.ts';

/** Content's Markdown (CommonMark without HTML) as other forms of text. */

/** Safe HTML; own paths become absolute URLs, so that links work in any site. */
export function markdownToHtml(source: string, site: Site): string {
  return markdown.render(source, { site }).trimEnd();
}

markdown.renderer.rules.link_open = (tokens, index, options, env, renderer) => {
  const { site } = env as { site?: Site };
  const token = tokens[index];
  const href = String(token?.attrGet('href') ?? '');
  if (site && href.startsWith('/')) token?.attrSet('href', site.url + href);
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
