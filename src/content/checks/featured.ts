import type { Issue } from '../issues.ts';
import { LIBRARY_FILE } from '../load/layout.ts';
import { suggest } from '../nearest.ts';
import { ArticleIndex } from './article-index.ts';
import type { Check } from './draft.ts';

/** The article to show first can be read in the language of the library. */
export const checkFeatured: Check = function* (draft) {
  const { featured, defaultLanguage } = draft.library ?? {};
  if (featured === undefined || defaultLanguage === undefined) return;
  const issue = featuredIssue(featured, defaultLanguage, new ArticleIndex(draft));
  if (issue) yield { file: LIBRARY_FILE, pointer: '/featured', ...issue };
};

function featuredIssue(
  slug: string,
  language: string,
  index: ArticleIndex,
): Pick<Issue, 'message' | 'fix'> | undefined {
  const found = index.find(language, slug);
  if (found === undefined) {
    const fix = suggest(slug, index.slugs(language), 'name one that there is');
    return { message: `there is no article "${slug}" in "${language}"`, fix };
  }
  if (found.state === 'alias')
    return { message: `"${slug}" is a former slug`, fix: `write "${found.of}"` };
  if (found.state === 'article' && found.article.status === 'withdrawn') {
    const next = index.replacementOf(found.article);
    return { message: `"${slug}" is withdrawn`, fix: next ? `write "${next}"` : 'name another' };
  }
  return undefined;
}
