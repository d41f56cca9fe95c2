import type { Check } from './draft.ts';
import { NameIndex } from './name-index.ts';

/** The article to show first can be read in the language of the library. */
export const checkFeatured: Check = function* (draft) {
  const { featured, defaultLanguage } = draft.library ?? {};
  if (featured === undefined || defaultLanguage === undefined) return;
  const withdrawn = { message: `"${featured}" is withdrawn`, fix: 'name another' };
  const issue = new NameIndex('article', draft).nameIssue(defaultLanguage, featured, withdrawn);
  if (issue) yield { file: 'library.json', pointer: '/featured', ...issue };
};
