import { linksIn, markdown, type References } from '../markdown.ts';
import type { Check } from './draft.ts';
import { markdownIn } from './markdown.ts';

/** Without one of these, a text says the same wherever it stands. */
const MAY_REACH_OUT = /```|~~~|\]:/;
const NEXT_PARAGRAPH = '\n\nx';

/**
 * The texts of an article say the same when they stand one after another, as in its Markdown: there
 * a code block without an end takes in what follows, and a label leads to the same address everywhere.
 */
export const checkMarkdownTogether: Check = function* ({ articles }) {
  for (const article of articles) {
    const texts = markdownIn([article]);
    const references: References = {};
    for (const { file, pointer, text } of texts) {
      if (!MAY_REACH_OUT.test(text)) continue;
      const last = markdown.parse(text + NEXT_PARAGRAPH, { references }).at(-1);
      if (last?.type !== 'fence') continue;
      const fix = `end it with ${last.markup} on a line of its own`;
      yield { file, pointer, message: 'has a code block without an end', fix };
    }
    if (Object.keys(references).length === 0) continue;
    for (const { file, pointer, text } of texts) {
      const alone = linksIn(text);
      const together = linksIn(text, references);
      const led = together.find((href, i) => href !== alone[i]);
      if (led === undefined) continue;
      const message = `has a label that another text of the article gives the address ${led}`;
      yield { file, pointer, message, fix: 'use another label, or write [words](address)' };
    }
  }
};
