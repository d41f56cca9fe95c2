import type { Check } from './draft.ts';

/** A text that is wholly in [brackets] is what `tipsheet new` has put there for its author. */
const PLACEHOLDER = /^\[[^[\]]+\]$/;

/** What a new article leaves to its author is written. Only a warning, since it may be a draft. */
export const checkPlaceholders: Check = function* ({ articles }) {
  for (const { file, article } of articles) {
    const { title, summary, introduction } = article;
    const texts = [
      ...Object.entries({ title, summary, introduction }).map(([name, text]) => [`/${name}`, text]),
      ...article.tips.flatMap(({ title, summary, body }, i) =>
        Object.entries({ title, summary, body }).map(([name, text]) => [
          `/tips/${i}/${name}`,
          text,
        ]),
      ),
    ];
    for (const [pointer = '', text = ''] of texts)
      if (PLACEHOLDER.test(text))
        yield { file, pointer, message: `is still to be written: ${text}`, fix: 'write it' };
  }
};
