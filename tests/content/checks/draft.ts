import type { ArticlePath, Check, Draft } from '../../../src/content/checks/draft.ts';
import type { Content } from '../../../src/content/content.ts';
import { formatIssue } from '../../../src/content/issues.ts';
import { makeContent } from '../../helpers/content.ts';

/** A draft in which every article lies where it should. */
export function makeDraft(
  overrides: Partial<Content> = {},
  unreadable: readonly ArticlePath[] = [],
): Draft {
  const { info, articles, ...vocabularies } = makeContent(overrides);
  return {
    ...vocabularies,
    library: info,
    signalsFile: { signals: [] },
    articles: articles.map((article) => ({
      file: `articles/${article.inLanguage}/${article.slug}.json`,
      language: article.inLanguage,
      name: article.slug,
      article,
    })),
    unreadable,
  };
}

/** What a check finds, each as `file#pointer: message; fix` without the folder of the language. */
export function find(check: Check, draft: Draft): string[] {
  return [...check(draft)].map(({ fix, ...found }) =>
    formatIssue({
      ...found,
      file: found.file.replace('articles/en/', ''),
      fix: typeof fix === 'string' ? fix : fix(),
    }),
  );
}
