import { ArticleIndex } from './article-index.ts';
import type { Check } from './draft.ts';

/** `withdrawn` is there exactly when the status says so. */
export const checkStatus: Check = function* ({ articles }) {
  for (const { file, article } of articles) {
    if (article.status === 'withdrawn' && !article.withdrawn) {
      const message = 'the article is withdrawn, and nothing says when and why';
      const fix = 'add "withdrawn": { "date": "2026-11-28", "reason": "…" }';
      yield { file, pointer: '/status', message, fix };
    }
    if (article.status !== 'withdrawn' && article.withdrawn) {
      const message = 'says why the article is withdrawn, and its status is "published"';
      const fix = 'set "status": "withdrawn", or remove this';
      yield { file, pointer: '/withdrawn', message, fix };
    }
  }
};

/** `replacedBy` names another article of the language that can be read. */
export const checkReplacements: Check = function* (draft) {
  const index = new ArticleIndex(draft);
  for (const { file, article } of draft.articles) {
    const by = article.withdrawn?.replacedBy;
    if (by === undefined) continue;
    const fix = 'name another, or remove this';
    const issue =
      by === article.slug
        ? { message: 'the article replaces itself', fix }
        : index.nameIssue(article.inLanguage, by, { message: `"${by}" is withdrawn itself`, fix });
    if (issue) yield { file, pointer: '/withdrawn/replacedBy', ...issue };
  }
};
