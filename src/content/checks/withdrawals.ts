import { ArticleIndex } from './article-index.ts';
import { type Check, entriesOf } from './draft.ts';
import { TipIndex } from './tip-index.ts';

/** `withdrawn` is there exactly when the status says so; a published article has a published tip. */
export const checkStatus: Check = function* ({ articles }) {
  for (const draft of articles) {
    const { file, article } = draft;
    for (const { pointer, kind, source } of entriesOf(draft)) {
      const { status, withdrawn } = source;
      if (status === 'withdrawn' && !withdrawn) {
        const message = `the ${kind} is withdrawn, and nothing says when and why`;
        const fix = 'add "withdrawn": { "date": "2026-11-28", "reason": "…" }';
        yield { file, pointer: `${pointer}/status`, message, fix };
      }
      if (status !== 'withdrawn' && withdrawn) {
        const message = `says why the ${kind} is withdrawn, and its status is "published"`;
        const fix = 'set "status": "withdrawn", or remove this';
        yield { file, pointer: `${pointer}/withdrawn`, message, fix };
      }
    }
    if (
      article.status !== 'withdrawn' &&
      article.tips.every(({ status }) => status === 'withdrawn')
    ) {
      const message = 'the article is published, and all of its tips are withdrawn';
      yield { file, pointer: '/tips', message, fix: 'withdraw the article, or add a tip' };
    }
  }
};

/** `replacedBy` names another article, or another tip, of the language that can be read. */
export const checkReplacements: Check = function* (draft) {
  const articles = new ArticleIndex(draft);
  const tips = new TipIndex(draft);
  const fix = 'name another, or remove this';
  for (const { file, article } of draft.articles) {
    const { inLanguage, slug } = article;
    const by = article.withdrawn?.replacedBy;
    if (by !== undefined) {
      const issue =
        by === slug
          ? { message: 'the article replaces itself', fix }
          : articles.nameIssue(inLanguage, by, { message: `"${by}" is withdrawn itself`, fix });
      if (issue) yield { file, pointer: '/withdrawn/replacedBy', ...issue };
    }
    // Those of a withdrawn article may grow old.
    if (article.status === 'withdrawn') continue;
    for (const [i, tip] of article.tips.entries()) {
      const next = tip.withdrawn?.replacedBy;
      if (next === undefined) continue;
      const issue =
        next === tip.slug
          ? { message: 'the tip replaces itself', fix }
          : tips.nameIssue(inLanguage, next);
      if (issue) yield { file, pointer: `/tips/${i}/withdrawn/replacedBy`, ...issue };
    }
  }
};
