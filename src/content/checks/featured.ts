import type { Fault } from '../faults.ts';
import { LIBRARY_FILE } from '../load/layout.ts';
import { suggest } from '../nearest.ts';
import { ArticleIndex } from './article-index.ts';
import type { Check } from './draft.ts';

/** The article to show first can be read in the language of the library. */
export const checkFeatured: Check = function* (draft) {
  const { featured, defaultLanguage } = draft.library ?? {};
  if (featured === undefined || defaultLanguage === undefined) return;
  const fault = featuredFault(featured, defaultLanguage, new ArticleIndex(draft));
  if (fault) yield { file: LIBRARY_FILE, pointer: '/featured', ...fault };
};

function featuredFault(
  slug: string,
  language: string,
  index: ArticleIndex,
): Pick<Fault, 'message' | 'mend'> | undefined {
  const found = index.find(language, slug);
  if (found === undefined) {
    const mend = suggest(slug, index.slugs(language), 'name one that there is');
    return { message: `there is no article "${slug}" in "${language}"`, mend };
  }
  if (found.state === 'alias')
    return { message: `"${slug}" is a former slug`, mend: `write "${found.of}"` };
  if (found.state === 'article' && found.article.status === 'withdrawn') {
    const next = index.replacementOf(found.article);
    return { message: `"${slug}" is withdrawn`, mend: next ? `write "${next}"` : 'name another' };
  }
  return undefined;
}
