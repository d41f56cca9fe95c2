import { describe, expect, test } from 'vitest';
import { TooManyTipsError } from '../../src/search/index/build.ts';
import { MAX_TIPS } from '../../src/search/index/encoding.ts';
import { buildIndex } from './build-index.ts';
import { facetValues, found, foundInOrder, indexOf, tip, tipsOf } from './tips.ts';

describe('words', () => {
  const index = indexOf(
    tipsOf(
      'Ask about the salary at the end of the interview.',
      'Interviewers like questions.',
      'Send your résumé early.',
      'Write a follow-up note.',
      'Always follow up in writing.',
      'The followup can be short.',
    ),
  );

  test.each([
    ['interview', [0, 1]],
    ['INTERVIEWING', [0, 1]],
    ['resume', [2]],
    ['Résumés', [2]],
    ['salary note', [0, 3]],
    ['follow-up', [3, 4, 5]],
    ['follow up', [3, 4, 5]],
    ['followup', [3, 4, 5]],
    ['the of at', []],
    ['', []],
    ['🎉 !!', []],
  ])('the words of a query find their tips: %s', (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
  });

  test('more of the words rank above fewer', () => {
    const tips = tipsOf(
      'salary salary salary salary salary',
      'interview interview interview interview',
      'one salary in one interview and much else that nobody asked for',
    );
    expect(found(indexOf(tips), 'salary interview')[0]).toBe(2);
  });

  test('a word that tips repeat outweighs one that as many only mention', () => {
    const tips = tipsOf('parking one', 'parking two', 'salary one', 'salary salary salary');
    expect(found(indexOf(tips), 'salary parking')).toEqual([3, 2, 0, 1]);
  });

  test('one word that every field repeats does not outweigh two of the query', () => {
    const words = 'salary salary salary';
    const others = tipsOf('one thing', 'another thing', 'interview', 'offer');
    const index = indexOf([
      tip({ slug: 'a', title: words, summary: words, body: words, questions: [words, words] }),
      tip({ slug: 'b', title: 'An interview', body: 'Then comes the offer, and the salary.' }),
      ...others,
    ]);
    expect(found(index, 'salary offer interview')[0]).toBe(1);
  });

  test('words near each other rank above scattered ones', () => {
    const tips = tipsOf(
      'A second person will join you on the day, so do greet them kindly at the interview.',
      'Greet them kindly on the day, so a person will join you at the second interview do.',
    );
    expect(found(indexOf(tips), 'second interview')[0]).toBe(1);
  });

  test('titles and hidden keywords count most, topics least', () => {
    const index = indexOf([
      tip({ slug: 'a', topicNames: ['Money'], body: 'one two three' }),
      tip({ slug: 'b', body: 'Money comes later' }),
      tip({ slug: 'c', title: 'Money', body: 'one two three' }),
      tip({ slug: 'd', keywords: ['money'], body: 'one two three' }),
      tip({ slug: 'e', body: 'nothing of the kind' }),
    ]);
    expect(found(index, 'money')).toEqual([3, 2, 1, 0]);
  });

  test('a link’s destination isn’t searched, its text is', () => {
    const index = indexOf(tipsOf('See [the guide](https://example.org/salary).'));
    expect(found(index, 'guide')).toEqual([0]);
    expect(found(index, 'salary')).toEqual([]);
  });
});

describe('the last word', () => {
  const index = indexOf(tipsOf('negotiate the offer', 'negotiation', 'office hours', 'off'));

  test.each([
    ['nego', [0, 1]],
    ['nego ', []],
    ['offi', [2]],
    ['off', [0, 2]],
    ['hours nego', [0, 1, 2]],
    ['nego hours', [2]],
  ])('"%s" is the beginning of a word only if it is unknown and nothing follows', (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
  });

  test('what an unfinished word begins is found after one of its words too', () => {
    const sales = indexOf(tipsOf('salad', 'salary', 'sales'));
    expect(foundInOrder(sales, 'salad sal')).toEqual([0, 1, 2]);
    expect(found(sales, 'salad sal')[0]).toBe(0);
  });

  test('one letter finds the words that begin with it', () => {
    expect(foundInOrder(index, 'o')).toEqual([0, 2]);
  });

  test.each([
    ['i', [0, 1]],
    ['be', [2]],
    ['be ', []],
    ['to be or not to be', []],
    ['what to i', []],
  ])('"%s": a stop word by itself may be one, of several none is', (q, tips) => {
    const index = indexOf(tipsOf('the interview', 'an idea', 'the best benefits'));
    expect(foundInOrder(index, q)).toEqual(tips);
  });
});

describe('filters, facets and pages', () => {
  const tips = Array.from({ length: 90 }, (_, number) =>
    tip({
      slug: `tip-${String(89 - number).padStart(2, '0')}`,
      article: `article-${String(number % 60).padStart(2, '0')}`,
      stage: number % 3 === 0 ? 'offer' : 'screening',
      topics: number % 2 === 0 ? ['pay', 'research'] : ['pay'],
      body: number < 80 ? 'Ask about the salary.' : 'Say thanks.',
    }),
  );
  const index = indexOf(tips);
  const ask = (given: object) => index.search({ q: 'salary', offset: 0, limit: 20, ...given });

  test('facets count all matches', () => {
    const found = ask({});
    const facets = facetValues(found.facets);
    expect(found.total).toBe(80);
    expect(facets.stage).toEqual([
      { slug: 'screening', count: 53 },
      { slug: 'offer', count: 27 },
    ]);
    expect(facets.topic).toEqual([
      { slug: 'pay', count: 80 },
      { slug: 'research', count: 40 },
    ]);
    expect(facets.article).toHaveLength(60);
    expect(facets.article[0]).toEqual({ slug: 'article-00', count: 2 });
    expect(facets.article[5]).toEqual({ slug: 'article-05', count: 2 });
  });

  test.each([
    [{ stage: 'offer' }, 27],
    [{ topic: 'research' }, 40],
    [{ stage: 'offer', topic: 'research' }, 14],
    [{ article: 'article-01' }, 2],
    [{ article: 'article-01', stage: 'offer' }, 0],
    [{ stage: 'nowhere' }, 0],
    [{ stage: 'offer,screening' }, 80],
    [{ topic: 'nothing,research' }, 40],
    [{ 'topic.all': 'pay,research' }, 40],
    [{ 'topic.all': 'nothing,research' }, 0],
    [{ 'stage.all': 'offer', topic: 'research' }, 14],
    [{ topic: 'nothing' }, 0],
    [{ article: 'none' }, 0],
  ])('the filter %j leaves %i tips', (filter, count) => {
    const { total, hits } = ask({ ...filter, limit: 100 });
    expect(total).toBe(count);
    expect(hits).toHaveLength(count);
  });

  test('the facet of a filter counts what each value would add to it', () => {
    const facets = facetValues(ask({ stage: 'offer', topic: 'research' }).facets);
    expect(facets.stage).toEqual([
      { slug: 'screening', count: 26 },
      { slug: 'offer', count: 14 },
    ]);
    expect(facets.topic).toEqual([
      { slug: 'pay', count: 27 },
      { slug: 'research', count: 14 },
    ]);
  });

  test('filters apply to phrases and exclusions too', () => {
    expect(ask({ q: '"the salary" -thanks', stage: 'offer' }).total).toBe(27);
  });

  test('equal scores are in the order of the slugs', () => {
    const slugs = ask({ limit: 100 }).hits.map((hit) => tips[hit.tip]?.slug ?? '');
    expect(slugs).toEqual([...slugs].sort());
  });

  test('tips that are found by no word are in the order of the slugs', () => {
    const slugs = ask({ q: '-nowhere', limit: 100 }).hits.map((hit) => tips[hit.tip]?.slug ?? '');
    expect(slugs).toHaveLength(tips.length);
    expect(slugs).toEqual([...slugs].sort());
  });

  test('pages of hits put together are all hits', () => {
    const whole = ask({ limit: 100 }).hits;
    const pages = [0, 1, 2, 3, 4].flatMap((page) => ask({ offset: page * 17, limit: 17 }).hits);
    expect(pages).toEqual(whole);
    expect(ask({ offset: 200 }).hits).toEqual([]);
    expect(ask({ limit: 0 })).toMatchObject({ total: 80, hits: [] });
  });
});

test('pages put together are the whole below the hits that nearness reorders too', () => {
  const index = indexOf(
    Array.from({ length: 400 }, (_, number) => {
      const between = 'and much of it '.repeat(number % 5);
      return tip({
        slug: `tip-${(number * 7) % 400}`,
        body: `salary ${between}${number % 3 === 0 ? 'offer' : 'other'} ${'word '.repeat(number % 11)}`,
      });
    }),
  );
  const ask = (offset: number, limit: number) =>
    index.search({ q: 'salary offer', offset, limit }).hits;
  const whole = ask(0, 500);
  expect(whole).toHaveLength(400);
  for (const size of [1, 33, 100, 150]) {
    const pages = Array.from({ length: Math.ceil(400 / size) }, (_, page) =>
      ask(page * size, size),
    );
    expect(pages.flat()).toEqual(whole);
  }
});

test('one index holds no more tips than its postings can number', () => {
  const tips = new Array(MAX_TIPS + 1).fill(tip());
  expect(() => buildIndex(tips, { language: 'en' })).toThrow(TooManyTipsError);
});

test('an empty index finds nothing', () => {
  const index = indexOf([]);
  expect(index.search({ q: 'salary "x" -y', offset: 0, limit: 5 })).toMatchObject({
    total: 0,
    hits: [],
    suggestions: [],
  });
  expect(index.suggest('s', 5)).toEqual([]);
});

test('languages without spaces and without stemmer are searched', () => {
  const japanese = indexOf(tipsOf('面接で何を聞くか', '給料について話す'), [], 'ja');
  expect(found(japanese, '面接')).toEqual([0]);
  expect(found(japanese, '給料の話')).toEqual([1]);
  expect(found(indexOf(tipsOf('intervjuo kaj salajro'), [], 'eo'), 'SALAJRO')).toEqual([0]);
  expect(found(indexOf(tipsOf('Das Bewerbungsgespräch'), [], 'de'), 'bewerbungsgesprache')).toEqual(
    [0],
  );
});
