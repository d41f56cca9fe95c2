import type { Article, Tip } from '../../content/library.ts';

const lengthOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0);

/**
 * Pixels that the frame of an article or a tip takes in a column of text, 640 pixels wide. The
 * figures are fitted to the frames of the shipped guides, within 100 pixels.
 */
export function frameHeight(item: Article | Tip): number {
  const height =
    'tips' in item
      ? 335 + 97 * item.tips.length
      : 402 +
        0.29 * item.body.length +
        0.44 * lengthOf(item.notes.map(({ text }) => text)) +
        0.64 * lengthOf(item.examples) +
        0.61 * Math.max(lengthOf(item.do), lengthOf(item.avoid)) +
        39 * (item.do.length + item.avoid.length);
  return Math.ceil(height / 10) * 10;
}
