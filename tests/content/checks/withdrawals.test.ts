import { describe, expect, test } from 'vitest';
import { checkReplacements, checkStatus } from '../../../src/content/checks/withdrawals.ts';
import type { ArticleSource } from '../../../src/content/model.ts';
import { makeArticle, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const withdrawal = { date: '2025-08-01', reason: 'It is old.' };

describe('checkStatus', () => {
  const check = (article: Partial<ArticleSource>) =>
    find(checkStatus, makeDraft({ articles: [makeArticle(article)] }));

  test('a withdrawn article says when and why', () => {
    expect(check({ status: 'withdrawn' })).toEqual([
      'phone-screening.json#/status: the article is withdrawn, and nothing says when and why; ' +
        'add "withdrawn": { "date": "2026-11-28", "reason": "…" }',
    ]);
  });

  test('a published article does not say when and why it was withdrawn', () => {
    expect(check({ withdrawn: withdrawal })).toEqual([
      'phone-screening.json#/withdrawn: says why the article is withdrawn, and its status is ' +
        '"published"; set "status": "withdrawn", or remove this',
    ]);
  });
});

describe('checkReplacements', () => {
  const withdrawn = (slug: string, replacedBy: string) =>
    makeArticle({ slug, status: 'withdrawn', withdrawn: { ...withdrawal, replacedBy } });
  const articles = [
    makeArticle({ slug: 'new', aliases: ['newer'] }),
    makeArticle({ slug: 'neu', inLanguage: 'de' }),
    withdrawn('older', 'new'),
  ];

  test.each([
    ['new', []],
    ['lost', []],
    ['old', ['the article replaces itself; name another, or remove this']],
    ['neww', ['there is no article "neww" in "en"; did you mean "new"?']],
    ['neu', ['there is no article "neu" in "en"; did you mean "new"?']],
    ['newer', ['"newer" is a former slug; write "new"']],
    ['older', ['"older" is withdrawn itself; write "new"']],
  ])('the replacement of a withdrawn article is checked: %s', (replacedBy, issues) => {
    const draft = makeDraft({ articles: [...articles, withdrawn('old', replacedBy)] }, [
      { file: 'articles/en/lost.json', language: 'en', name: 'lost' },
    ]);
    expect(find(checkReplacements, draft)).toEqual(
      issues.map((issue) => `old.json#/withdrawn/replacedBy: ${issue}`),
    );
  });

  test('the replacement of a withdrawn tip is checked while its article can be read', () => {
    const tip = makeTip({
      ...{ slug: 'smile', status: 'withdrawn' },
      withdrawn: { ...withdrawal, replacedBy: 'nothing' },
    });
    const check = (article: Partial<ArticleSource>) =>
      find(checkReplacements, makeDraft({ articles: [makeArticle({ ...article, tips: [tip] })] }));
    expect(check({})).toEqual([
      expect.stringContaining('#/tips/0/withdrawn/replacedBy: no published tip'),
    ]);
    expect(check({ status: 'withdrawn', withdrawn: withdrawal })).toEqual([]);
  });
});
