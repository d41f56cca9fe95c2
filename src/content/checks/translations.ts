import { ArticleIndex } from './article-index.ts';
import { type Check, type Draft, type Entry, entriesOf, type Finding, placeOf } from './draft.ts';
import { TipIndex } from './tip-index.ts';

/** `translationOf` names an article of the default language, which each language translates once. */
export const checkTranslations: Check = (draft) => {
  const index = new ArticleIndex(draft);
  return translationIssues(draft, 'article', (language, slug) => index.nameIssue(language, slug));
};

/** The same of tips. */
export const checkTipTranslations: Check = (draft) => {
  const index = new TipIndex(draft);
  return translationIssues(draft, 'tip', (language, slug) =>
    index.nameIssue(language, slug, [], true),
  );
};

function* translationIssues(
  { library, articles }: Draft,
  kind: Entry['kind'],
  nameIssue: (language: string, slug: string) => Finding | undefined,
) {
  const language = library?.defaultLanguage;
  if (language === undefined) return;
  const entries = articles.flatMap(entriesOf).filter((entry) => entry.kind === kind);
  const nameOf = ({ inLanguage }: Entry, original: string) => `${inLanguage}/${original}`;
  /** Places by the language and the original; what has the slug of an original translates it, too. */
  const places = new Map(
    entries
      .filter(({ source }) => source.translationOf === undefined)
      .map((entry) => [nameOf(entry, entry.source.slug), placeOf(entry)]),
  );
  for (const entry of entries) {
    const { file, inLanguage, source } = entry;
    const { translationOf: original } = source;
    if (original === undefined) continue;
    const place = { file, pointer: `${entry.pointer}/translationOf` };
    const name = nameOf(entry, original);
    const other = places.get(name);
    const issue =
      inLanguage === language
        ? { message: `the ${kind} is in the default language, "${language}"`, fix: 'remove it' }
        : nameIssue(language, original);
    if (issue) yield { ...place, ...issue };
    else if (other !== undefined) {
      const message = `${other} is "${original}" in "${inLanguage}" already`;
      yield { ...place, message, fix: 'keep one of them' };
    }
    if (other === undefined) places.set(name, placeOf(entry));
  }
}
