import { expect, test } from 'vitest';
import { checkRelated } from '../../../src/content/checks/related.ts';
import { makeArticle, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const tip = (slug: string, related: string[] = []) => makeTip({ slug, related });
const withdrawn = (slug: string, replacedBy: string) => ({
  ...tip(slug),
  status: 'withdrawn' as const,
  withdrawn: { date: '2025-08-01', reason: 'It is old.', replacedBy },
});
const others = [
  makeArticle({
    slug: 'other',
    tips: [
      { ...tip('listen-well'), aliases: ['hear'] },
      withdrawn('nod', 'listen-well'),
      withdrawn('grin', 'smile'),
      withdrawn('wave', 'speak-up'),
    ],
  }),
  makeArticle({ slug: 'old', status: 'withdrawn', tips: [tip('smile', ['nowhere'])] }),
  makeArticle({ slug: 'andere', inLanguage: 'de', tips: [tip('zuhoeren')] }),
];

test.each([
  [['listen-well'], []],
  [['speak-up'], ['0: the tip is related to itself; name another, or remove this']],
  [
    ['listen-well', 'listen-well'],
    ['1: the tip "listen-well" is in the list already; remove one of them'],
  ],
  [
    ['listen-wel'],
    ['0: no published tip in "en" is called "listen-wel"; did you mean "listen-well"?'],
  ],
  [['smile'], ['0: the tip "smile" is withdrawn; name another']],
  [['nod'], ['0: the tip "nod" is withdrawn; write "listen-well"']],
  [['nod', 'listen-well'], ['0: the tip "nod" is withdrawn; name another']],
  [['grin'], ['0: the tip "grin" is withdrawn; name another']],
  [['wave'], ['0: the tip "wave" is withdrawn; name another']],
  [['hear'], ['0: "hear" is a former slug; write "listen-well"']],
  [
    ['zuhoeren'],
    [
      '0: no published tip in "en" is called "zuhoeren"; name one that there is; possible: "listen-well"',
    ],
  ],
])('a tip may be related to published tips of its language alone: %j', (related, issues) => {
  const draft = makeDraft({
    articles: [...others, makeArticle({ tips: [tip('speak-up', related)] })],
  });
  expect(find(checkRelated, draft)).toEqual(
    issues.map((issue) => `phone-screening.json#/tips/0/related/${issue}`),
  );
});

test('a withdrawn tip may name what has been withdrawn since', () => {
  const tips = [tip('speak-up'), { ...tip('sit-up', ['smile']), status: 'withdrawn' as const }];
  const draft = makeDraft({ articles: [...others, makeArticle({ tips })] });
  expect(find(checkRelated, draft)).toEqual([]);
});
