import type { Tip } from '../content/library.ts';
import type { SearchIndex } from '../search/types.ts';

/** So many there are at least; editors may name more. */
const RELATED_TIPS = 3;

/**
 * The numbers of tips that a reader of this one may want next: those that editors name, then the
 * most similar.
 * @param numberOf of the published tip of that slug
 */
export function relatedTips(
  { number, related }: Pick<Tip, 'number' | 'related'>,
  index: SearchIndex,
  numberOf: (slug: string) => number | undefined,
): number[] {
  // Withdrawn tips come after those that are searched.
  if (number >= index.size) return [];
  const named = related.flatMap((slug) => numberOf(slug) ?? []);
  const similar = index.related(number, RELATED_TIPS).filter((other) => !named.includes(other));
  return [...named, ...similar].slice(0, Math.max(RELATED_TIPS, named.length));
}
