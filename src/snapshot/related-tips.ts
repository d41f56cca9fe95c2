import type { Library, Tip } from '../content/library.ts';
import type { SearchIndex } from '../search/types.ts';

const RELATED_TIPS = 3;

/** Tips that a reader of this one may want next, best first. */
export function relatedTips(
  library: Library,
  indexes: ReadonlyMap<string, SearchIndex>,
  tip: Tip,
): Tip[] {
  const edition = library.edition(tip.inLanguage);
  const index = indexes.get(tip.inLanguage);
  // Withdrawn tips come after those that are searched.
  if (!edition || !index || tip.number >= index.size) return [];
  return index.related(tip.number, RELATED_TIPS).map((other) => edition.tip(other));
}
