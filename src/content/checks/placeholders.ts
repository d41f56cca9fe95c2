import { type Check, entriesIn } from './draft.ts';

/** A text that is wholly in [brackets] is what `tipsheet new` has put there for its author. */
const PLACEHOLDER = /^\[[^[\]]+\]$/;

/** What a new article leaves to its author is written. Only a warning, since it may be a draft. */
export const checkPlaceholders: Check = function* ({ articles }) {
  for (const { file, pointer, source } of entriesIn(articles)) {
    const { title, summary } = source;
    const text = 'body' in source ? { body: source.body } : { introduction: source.introduction };
    for (const [name, written] of Object.entries({ title, summary, ...text }))
      if (PLACEHOLDER.test(written)) {
        const message = `is still to be written: ${written}`;
        yield { file, pointer: `${pointer}/${name}`, message, fix: 'write it' };
      }
  }
};
