import { type Check, isPublished, tipsIn } from './draft.ts';
import { NameIndex, withdrawnTip } from './name-index.ts';

/** A related tip is another one of the language that is published, named once. */
export const checkRelated: Check = function* (draft) {
  const index = new NameIndex('tip', draft);
  // What is withdrawn is not read any more; what it names may grow old.
  for (const { file, pointer, article, source } of tipsIn(draft.articles).filter(isPublished)) {
    const { slug, related = [] } = source;
    for (const [n, other] of related.entries()) {
      const issue =
        other === slug
          ? { message: 'the tip is related to itself', fix: 'name another, or remove this' }
          : related.indexOf(other) < n
            ? { message: `the tip "${other}" is in the list already`, fix: 'remove one of them' }
            : index.nameIssue(article.inLanguage, other, withdrawnTip(other), [slug, ...related]);
      if (issue) yield { file, pointer: `${pointer}/related/${n}`, ...issue };
    }
  }
};
