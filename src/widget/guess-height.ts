import type { TipSheetLayout } from './types.ts';

interface Announced {
  readonly src: string;
  readonly layout: TipSheetLayout;
  readonly limit: number;
  readonly tips: number;
}

/** Tips of an article or a list, where nothing says how many. */
const USUAL_TIPS = 8;
/** The link to the tips beyond the limit. */
const MORE_LINK = 3;

/**
 * Guesses how high what is being loaded will be, so that little below it moves when it comes. All
 * lengths are in `em`. The figures are means of measured articles: what doesn't depend on the
 * width, and the area of the text, which does.
 */
export function guessHeight({ src, layout, limit, tips }: Announced, width: number): number {
  const announced = tips || USUAL_TIPS;
  const shown = limit ? Math.min(limit, announced) : announced;
  const more = shown < announced ? MORE_LINK : 0;
  const figures = /\/tips\/[^/?]+(\?|$)/.test(src)
    ? { compact: [3, 250], list: [23, 1270], card: [24, 1530] }
    : {
        compact: [5 + 1.2 * shown + more, 200 + 42 * shown],
        list: [22 * shown + more, 1300 * shown],
        card: [5.5 + 2.4 * shown + more, 320 + 47 * shown],
      };
  const [fixed, area] = figures[layout] as [number, number];
  return fixed + area / width;
}
