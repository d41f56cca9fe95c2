import type { Edition, Tip } from '../content/library.ts';
import type { SearchIndex } from '../search/types.ts';

/** So many there are at least; editors may name more. */
const RELATED_TIPS = 3;

/** The published tips of a language. */
export interface PublishedTips {
  readonly bySlug: (slug: string) => Tip | undefined;
  readonly byNumber: (number: number) => Tip | undefined;
}

export const publishedTips = (edition: Edition): PublishedTips => ({
  bySlug(slug) {
    const found = edition.findTip(slug);
    return found.state === 'found' ? found.item : undefined;
  },
  byNumber: (number) => edition.tip(number),
});

/** Tips that a reader of this one may want next: those that editors name, then the most similar. */
export function relatedTips(
  { bySlug, byNumber }: PublishedTips,
  index: SearchIndex,
  tip: Tip,
): Tip[] {
  // Withdrawn tips come after those that are searched.
  if (tip.number >= index.size) return [];
  const named = tip.related.flatMap((slug) => bySlug(slug) ?? []);
  const similar = index
    .related(tip.number, RELATED_TIPS + named.length)
    .flatMap((number) => byNumber(number) ?? [])
    .filter(({ slug }) => !tip.related.includes(slug));
  return [...named, ...similar].slice(0, Math.max(RELATED_TIPS, named.length));
}
