import { placeOf } from '../issues.ts';
import { type Check, type Entry, entriesIn } from './draft.ts';
import { nameIndexes } from './name-index.ts';

/** `translationOf` names an article, or a tip, of the default language, which each language translates once. */
export const checkTranslations: Check = function* (draft) {
  const language = draft.library?.defaultLanguage;
  if (language === undefined) return;
  const indexOf = nameIndexes(draft);
  const entries = entriesIn(draft.articles);
  const nameOf = ({ kind, article }: Entry, original: string) =>
    `${kind} ${article.inLanguage}/${original}`;
  /** Places by the language and the original; what has the slug of an original translates it, too. */
  const places = new Map(
    entries
      .filter(({ source }) => source.translationOf === undefined)
      .map((entry) => [nameOf(entry, entry.source.slug), placeOf(entry)]),
  );
  for (const entry of entries) {
    const { kind, file, article, source } = entry;
    const { translationOf: original } = source;
    if (original === undefined) continue;
    const place = { file, pointer: `${entry.pointer}/translationOf` };
    const name = nameOf(entry, original);
    const other = places.get(name);
    const issue =
      article.inLanguage === language
        ? { message: `the ${kind} is in the default language, "${language}"`, fix: 'remove it' }
        : indexOf(kind).nameIssue(language, original);
    if (issue) yield { ...place, ...issue };
    else if (other !== undefined) {
      const message = `${other} is "${original}" in "${article.inLanguage}" already`;
      yield { ...place, message, fix: 'keep one of them' };
    }
    if (other === undefined) places.set(name, placeOf(entry));
  }
};
