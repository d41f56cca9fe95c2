import { inlineMarkup } from '../markdown.ts';
import { shorten } from '../shorten.ts';
import type { Check } from './draft.ts';

/** Markup in a text that isn't Markdown. Only a warning, since it may be meant to be read. */
export const checkPlainText: Check = function* ({ articles }) {
  for (const { file, article } of articles) {
    const { title, summary, questions, tips } = article;
    const texts = {
      title,
      summary,
      questions,
      tips: tips.map(({ body, keywords, ...tip }) => tip),
    };
    for (const [pointer, text] of stringsIn(texts, ''))
      for (const { kind, text: marked } of inlineMarkup(text)) {
        const message = `is plain text, where ${kind} is shown as it was typed: "${shorten(marked, 80)}"`;
        yield { file, pointer, message, fix: 'leave the markup out' };
      }
  }
};

/** The strings of a JSON value, each with its pointer. */
function* stringsIn(value: unknown, pointer: string): Generator<[pointer: string, text: string]> {
  if (typeof value === 'string') yield [pointer, value];
  else if (typeof value === 'object')
    for (const [key, inner] of Object.entries(value ?? {}))
      yield* stringsIn(inner, `${pointer}/${key}`);
}
