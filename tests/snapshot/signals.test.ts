import { expect, test } from 'vitest';
import { makeSnapshot } from '../helpers/app.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';

const texts = { name: { en: 'asks for it' }, description: { en: 'The listing asks for it.' } };

test('a tip that two signals point to is recommended once, whatever was read since the first was asked for', () => {
  // More tips than are kept parsed.
  const articles = Array.from({ length: 21 }, (_, a) =>
    makeArticle({
      slug: `article-${a}`,
      tips: Array.from({ length: 100 }, (_, t) => makeTip({ slug: `tip-${a}-${t}` })),
    }),
  );
  const signals = ['first', 'second'].map((slug) => ({ ...texts, slug, tips: ['tip-0-0'] }));
  const { library, signals: editions } = makeSnapshot(makeContent({ articles, signals }));
  const recommend = (...slugs: string[]) =>
    editions.get('en')?.recommend(slugs, { stage: undefined, limit: 5 });

  recommend('first');
  library.editions[0]?.listTips().slice();

  expect(recommend('first', 'second')).toMatchObject([
    { tip: { slug: 'tip-0-0' }, because: ['first', 'second'] },
  ]);
});
