import type { TipSheetLayout } from './types.ts';

interface Announced {
  readonly src: string;
  readonly layout: TipSheetLayout;
  readonly limit: number;
  readonly tips: number;
}

/** Tips of an article or a list, where nothing says how many. */
const USUAL_TIPS = 8;

/**
 * Guesses how high what is being loaded will be, so that little below it moves when it comes. All
 * lengths are in `em`. The figures are means of measured articles: what doesn't depend on the
 * width, and the area of the text, which does.
 */
export function guessHeight({ src, layout, limit, tips }: Announced, width: number): number {
  const isTip = /\/tips\/[^/]+$/.test(src);
  const announced = tips || USUAL_TIPS;
  const shown = isTip ? 0 : Math.min(limit || announced, announced);
  if (layout === 'compact') return 5 + 1.2 * shown + (200 + 42 * shown) / width;
  if (isTip || layout === 'list') return (shown || 1) * (23 + 1350 / width);
  // With room for the link to the tips beyond the limit.
  return 3 * +(shown < announced) + 5.5 + 2.4 * shown + (320 + 47 * shown) / width;
}
