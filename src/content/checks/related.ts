import type { Check } from './draft.ts';
import { TipIndex } from './tip-index.ts';

/** A related tip is another one of the language that is published, named once. */
export const checkRelated: Check = function* (draft) {
  const index = new TipIndex(draft);
  for (const { file, article } of draft.articles) {
    // What is withdrawn is not read any more; what it names may grow old.
    if (article.status === 'withdrawn') continue;
    for (const [i, { slug, status, related = [] }] of article.tips.entries()) {
      if (status === 'withdrawn') continue;
      for (const [n, other] of related.entries()) {
        const issue =
          other === slug
            ? { message: 'the tip is related to itself', fix: 'name another, or remove this' }
            : related.indexOf(other) < n
              ? { message: `the tip "${other}" is in the list already`, fix: 'remove one of them' }
              : index.nameIssue(article.inLanguage, other, [slug, ...related]);
        if (issue) yield { file, pointer: `/tips/${i}/related/${n}`, ...issue };
      }
    }
  }
};
