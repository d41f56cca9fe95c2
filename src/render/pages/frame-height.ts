import type { Article, Tip } from '../../content/library.ts';

const lengthOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0);

/**
 * Pixels that the frame of an article or a tip takes in a column of text, 640 pixels wide. The
 * figures are fitted to the frames of the shipped guides, between those in Arial and those in
 * DejaVu Sans, whose letters are a tenth wider.
 */
export function frameHeight(item: Article | Tip): number {
  const height =
    'tips' in item
      ? 275 + 100 * item.tips.length
      : 347 +
        0.27 * item.body.length +
        12.1 * item.body.split('\n').length +
        0.49 * lengthOf(item.notes.map(({ text }) => text)) +
        0.345 * lengthOf(item.examples) +
        1.11 * Math.max(lengthOf(item.do), lengthOf(item.avoid));
  return Math.ceil(height / 10) * 10;
}
