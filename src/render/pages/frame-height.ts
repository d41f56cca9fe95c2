import type { Article, Tip } from '../../content/library.ts';

const lengthOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0);

/**
 * Pixels that the frame of an article or a tip takes in a column of text, 640 pixels wide. The
 * figures are fitted to the frames of the shipped guides, within 100 pixels.
 */
export function frameHeight(item: Article | Tip): number {
  const height =
    'tips' in item
      ? 275 + 100 * item.tips.length
      : 361 +
        0.28 * item.body.length +
        12.6 * item.body.split('\n').length +
        0.51 * lengthOf(item.notes.map(({ text }) => text)) +
        0.36 * lengthOf(item.examples) +
        1.16 * Math.max(lengthOf(item.do), lengthOf(item.avoid));
  return Math.ceil(height / 10) * 10;
}
