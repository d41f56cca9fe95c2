import type { Library, Tip } from '../content/library.ts';
import type { SearchIndex } from '../search/types.ts';

/** So many there are at least; editors may name more. */
const RELATED_TIPS = 3;

/** Tips that a reader of this one may want next: those that editors name, then the most similar. */
export function relatedTips(
  library: Library,
  indexes: ReadonlyMap<string, SearchIndex>,
  tip: Tip,
): Tip[] {
  const edition = library.edition(tip.inLanguage);
  const index = indexes.get(tip.inLanguage);
  // Withdrawn tips come after those that are searched.
  if (!edition || !index || tip.number >= index.size) return [];
  const named = tip.related.flatMap((slug) => {
    const found = edition.findTip(slug);
    return found.state === 'found' ? found.item : [];
  });
  const similar = index
    .related(tip.number, RELATED_TIPS + named.length)
    .map((number) => edition.tip(number))
    .filter(({ slug }) => !tip.related.includes(slug));
  return [...named, ...similar].slice(0, Math.max(RELATED_TIPS, named.length));
}
