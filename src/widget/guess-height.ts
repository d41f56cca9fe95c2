import type { TipSheetLayout } from './types.ts';

interface Announced {
  readonly src: string;
  readonly layout: TipSheetLayout;
  readonly limit: number;
}

/** Tips of an article or a list without a limit. */
const USUAL_TIPS = 6;

/**
 * Guesses how high what is being loaded will be, so that little below it moves when it comes. All
 * lengths are in `em`. The figures are means of measured articles: what doesn't depend on the
 * width, and the area of the text, which does.
 */
export function guessHeight({ src, layout, limit }: Announced, width: number): number {
  const tips = limit || USUAL_TIPS;
  const figures = /\/tips\/[^/?]+(\?|$)/.test(src)
    ? { compact: [4, 240], list: [15, 1250], card: [15, 1450] }
    : {
        compact: [2 + 2 * tips, 320],
        list: [5 + 16 * tips, 600 + 1100 * tips],
        card: [4 + 3 * tips, 320 + 35 * tips],
      };
  const [fixed, area] = figures[layout] as [number, number];
  return fixed + area / width;
}
