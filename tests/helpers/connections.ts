import type { Article } from '../../src/content/library.ts';
import { RenderedResources, type WholeArticle } from '../../src/render/rendered-resources.ts';
import type { Connections } from '../../src/render/resources.ts';
import type { Site } from '../../src/render/site.ts';

/** Of an article or a tip that is alone in its library. */
export const ALONE: Connections = {
  relatedTo: () => [],
  translationsOf: () => [],
  revisionOf: { article: () => '0000000000000000', tip: () => '0000000000000000' },
};

/** An article with its tips whole, as the API shows it. */
export function articleResource(
  article: Article,
  connections: Connections,
  site: Site,
): WholeArticle {
  return new RenderedResources(connections, site).wholeArticle(article);
}
