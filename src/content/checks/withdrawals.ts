import { type Check, entriesIn } from './draft.ts';
import { nameIndexes, withdrawnTip } from './name-index.ts';

/** `withdrawn` is there exactly when the status says so; a published article has a published tip. */
export const checkStatus: Check = function* ({ articles }) {
  for (const { file, pointer, kind, source } of entriesIn(articles)) {
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
  for (const { file, article } of articles) {
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
  const indexOf = nameIndexes(draft);
  const fix = 'name another, or remove this';
  for (const { kind, file, pointer, article, source } of entriesIn(draft.articles)) {
    const by = source.withdrawn?.replacedBy;
    // Those of the tips of a withdrawn article may grow old.
    if (by === undefined || (kind === 'tip' && article.status === 'withdrawn')) continue;
    const ifWithdrawn =
      kind === 'tip' ? withdrawnTip(by) : { message: `"${by}" is withdrawn itself`, fix };
    const issue =
      by === source.slug
        ? { message: `the ${kind} replaces itself`, fix }
        : indexOf(kind).nameIssue(article.inLanguage, by, ifWithdrawn);
    if (issue) yield { file, pointer: `${pointer}/withdrawn/replacedBy`, ...issue };
  }
};
