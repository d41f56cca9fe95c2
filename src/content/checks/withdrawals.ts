import type { Issue } from '../issues.ts';
import { suggest } from '../nearest.ts';
import { ArticleIndex } from './article-index.ts';
import type { Check, DraftArticle } from './draft.ts';

/** `withdrawn` is there exactly when the status says so. */
export const checkStatus: Check = function* ({ articles }) {
  for (const { file, article } of articles) {
    if (article.status === 'withdrawn' && !article.withdrawn) {
      const message = 'the article is withdrawn, and nothing says when and why';
      const fix = 'add "withdrawn": { "date": …, "reason": … }';
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
  for (const one of draft.articles) {
    const by = one.article.withdrawn?.replacedBy;
    const issue = by === undefined ? undefined : replacementIssue(one, by, index);
    if (issue) yield { file: one.file, pointer: '/withdrawn/replacedBy', ...issue };
  }
};

function replacementIssue(
  { article }: DraftArticle,
  by: string,
  index: ArticleIndex,
): Pick<Issue, 'message' | 'fix'> | undefined {
  if (by === article.slug) {
    return { message: 'the article replaces itself', fix: 'name another, or remove this' };
  }
  const found = index.find(article.inLanguage, by);
  if (found === undefined) {
    const fix = suggest(by, index.slugs(article.inLanguage), 'name one that there is');
    return { message: `there is no article "${by}" in "${article.inLanguage}"`, fix };
  }
  if (found.state === 'alias') {
    return { message: `"${by}" is a former slug`, fix: `write "${found.of}"` };
  }
  if (found.state === 'article' && found.article.status === 'withdrawn') {
    const next = index.replacementOf(found.article);
    const fix = next ? `write "${next}"` : 'name another, or remove this';
    return { message: `"${by}" is withdrawn itself`, fix };
  }
  return undefined;
}
