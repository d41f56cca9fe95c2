import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFiles } from '../../src/content/load/load.ts';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { contentFiles, makeArticle, makeContent, makeTip } from '../helpers/content.ts';

const withdrawn = { date: '2025-09-01', reason: 'Phones have changed.', replacedBy: 'new' };

/** A guide of which the first tip and the third are withdrawn, and the second had another slug. */
const content = makeContent({
  articles: [
    makeArticle({
      slug: 'gespraech',
      inLanguage: 'de',
      tips: [
        makeTip({ slug: 'neu', translationOf: 'new' }),
        makeTip({ slug: 'second' }),
        makeTip({ slug: 'alt', translationOf: 'old' }),
      ],
    }),
    makeArticle({
      slug: 'call',
      tips: [
        makeTip({ slug: 'old', status: 'withdrawn', withdrawn }),
        makeTip({ slug: 'new', aliases: ['newer', 'older'], title: 'Be quick' }),
        makeTip({
          slug: 'gone',
          aliases: ['left'],
          status: 'withdrawn',
          withdrawn: { date: '2025-09-02', reason: 'Nobody needs it.' },
          notes: [{ region: 'US', text: 'Not in the US.' }],
        }),
        makeTip({ slug: 'second', title: 'Second', related: ['new'] }),
      ],
    }),
  ],
});

let app: TestApp;
beforeAll(async () => {
  app = await makeApp({ content });
});
afterAll(() => app.close());

const get = async (url: string) => (await app.inject(url)).json();

test('withdrawn tips and former slugs are no problem of the content', () => {
  const loaded = loadFiles(contentFiles(content));
  expect(loaded.ok ? [] : loaded.issues).toEqual([]);
});

test.each([
  ['/v1/tips/old', { reason: withdrawn.reason, date: withdrawn.date }, `${PUBLIC_URL}/v1/tips/new`],
  [
    '/v1/tips/old.md',
    { reason: withdrawn.reason, date: withdrawn.date },
    `${PUBLIC_URL}/v1/tips/new`,
  ],
  ['/v1/tips/gone', { reason: 'Nobody needs it.', date: '2025-09-02' }, undefined],
])('a withdrawn tip, %s, returns 410 with the reason', async (url, why, replacedBy) => {
  const response = await app.inject(url);
  expect(response.statusCode).toBe(410);
  expect(response.json()).toMatchObject({ code: 'gone', withdrawn: why });
  expect(response.json().replacedBy).toBe(replacedBy);
});

test.each([
  ['/v1/tips/newer', '/v1/tips/new'],
  ['/v1/tips/older.md?region=US', undefined],
  ['/v1/tips/older.html', '/v1/tips/new.html'],
  ['/embed/tips/newer?theme=dark', '/embed/tips/new?theme=dark'],
  ['/v1/tips/left', '/v1/tips/gone'],
])('a former slug of a tip, %s, leads to the present one', async (url, location) => {
  const response = await app.inject(url);
  // No tip that is published has a note on the US.
  expect(response.statusCode).toBe(location === undefined ? 400 : 301);
  expect(response.headers.location).toBe(location && PUBLIC_URL + location);
});

test('withdrawn tips are in no list, no search and no export of formats', async () => {
  const slugs = (list: { data: { slug: string }[] }) => list.data.map(({ slug }) => slug);
  expect(slugs(await get('/v1/tips'))).toEqual(['new', 'second']);
  expect(slugs(await get('/v1/articles/call/tips'))).toEqual(['new', 'second']);
  expect(slugs(await get('/v1/search?q=quiet+room'))).not.toContain('old');
  expect(await get('/v1/topics/preparation')).toMatchObject({ tipCount: 2 });
  const article = await get('/v1/articles/call');
  expect(article.tips).toHaveLength(2);
  expect((await app.inject('/v1/articles/call.txt')).body).not.toContain('Nobody needs it');
  expect(await get('/v1/tips/second')).toMatchObject({ position: 2 });
});

test('the export has withdrawn tips where editors wrote them', async () => {
  const { articles } = await get('/v1/export');
  expect(articles).toEqual(content.articles);
});

test('a list by former slugs says what they are now', async () => {
  const { data, missing } = await get('/v1/tips?slugs=newer,second,old');
  expect(data.map(({ slug }: { slug: string }) => slug)).toEqual(['second']);
  expect(missing).toEqual([
    { slug: 'newer', reason: 'moved', movedTo: 'new' },
    { slug: 'old', reason: 'withdrawn' },
  ]);
});

test('the log of changes has a tombstone for each withdrawn tip', async () => {
  const { data } = await get('/v1/changes?since=2025-09-01');
  expect(data).toEqual([
    {
      type: 'withdrawn',
      kind: 'tip',
      date: '2025-09-01',
      slug: 'old',
      inLanguage: 'en',
      url: `${PUBLIC_URL}/v1/tips/old`,
      reason: withdrawn.reason,
      replacedBy: `${PUBLIC_URL}/v1/tips/new`,
    },
    expect.objectContaining({ kind: 'tip', slug: 'gone', url: `${PUBLIC_URL}/v1/tips/gone` }),
  ]);
});

test.each([
  ['new', 'en', ['neu']],
  ['neu', 'de', ['new']],
  ['second', 'en', ['second']],
  ['alt', 'de', []],
])('a tip, %s, names its translations by what they translate', async (slug, lang, others) => {
  const { translations } = await get(`/v1/tips/${slug}?lang=${lang}`);
  expect(translations.map((one: { slug: string }) => one.slug)).toEqual(others);
});

test('what a tip with another slug in another language is called there is in its 404', async () => {
  const { translations } = await get('/v1/tips/neu');
  expect(translations).toEqual([
    { slug: 'neu', inLanguage: 'de', url: `${PUBLIC_URL}/v1/tips/neu?lang=de` },
    { slug: 'new', inLanguage: 'en', url: `${PUBLIC_URL}/v1/tips/new` },
  ]);
});

const issuesOf = (...tips: Parameters<typeof makeTip>[0][]) => {
  const articles = [
    makeArticle({ slug: 'call', tips: tips.map(makeTip) }),
    makeArticle({
      slug: 'anruf',
      inLanguage: 'de',
      tips: [makeTip({ slug: 'eins', translationOf: 'a' }), makeTip({ slug: 'a' })],
    }),
  ];
  const loaded = loadFiles(contentFiles(makeContent({ articles })));
  return loaded.ok ? [] : loaded.issues.map(({ pointer, message }) => `${pointer} ${message}`);
};

test.each<[string, Parameters<typeof makeTip>[0][], string]>([
  [
    'an alias is the slug of another tip',
    [{ slug: 'a', aliases: ['b'] }, { slug: 'b' }],
    '/tips/0/aliases/0 the alias "b" is the slug of articles/en/call.json#/tips/1',
  ],
  [
    'two tips have an alias',
    [
      { slug: 'a', aliases: ['x'] },
      { slug: 'b', aliases: ['x'] },
    ],
    '/tips/1/aliases/0 the alias "x" is taken by articles/en/call.json#/tips/0/aliases/0',
  ],
  [
    'an alias is a word of the API',
    [{ slug: 'a', aliases: ['today'] }],
    '/tips/0/aliases/0 the slug "today" is reserved',
  ],
  [
    'nothing says why a tip is withdrawn',
    [{ slug: 'a' }, { slug: 'b', status: 'withdrawn' }],
    '/tips/1/status the tip is withdrawn, and nothing says when and why',
  ],
  [
    'a published tip says why it is withdrawn',
    [{ slug: 'a', withdrawn: { date: '2025-09-01', reason: 'Old.' } }],
    '/tips/0/withdrawn says why the tip is withdrawn, and its status is "published"',
  ],
  [
    'a withdrawn tip is replaced by one that is not there',
    [{ slug: 'a' }, { slug: 'b', status: 'withdrawn', withdrawn }],
    '/tips/1/withdrawn/replacedBy no published tip in "en" is called "new"',
  ],
  [
    'all tips of a published article are withdrawn',
    [{ slug: 'a', status: 'withdrawn', withdrawn: { date: '2025-09-01', reason: 'Old.' } }],
    '/tips the article is published, and all of its tips are withdrawn',
  ],
  [
    'a tip was withdrawn before its article was published',
    [
      { slug: 'a' },
      { slug: 'b', status: 'withdrawn', withdrawn: { date: '2024-01-01', reason: 'Old.' } },
    ],
    '/tips/1/withdrawn/date the withdrawal is 2024-01-01, before datePublished, 2025-01-15',
  ],
  [
    'two tips translate one',
    [{ slug: 'a' }],
    '/tips/0/translationOf articles/de/anruf.json#/tips/1 is "a" in "de" already',
  ],
  [
    'a tip translates one that is not there',
    [{ slug: 'b' }],
    '/tips/0/translationOf no published tip in "en" is called "a"',
  ],
  [
    'a tip of the default language translates',
    [{ slug: 'a', translationOf: 'a' }],
    '/tips/0/translationOf the tip is in the default language, "en"',
  ],
])('content is refused in which %s', (_what, tips, issue) => {
  expect(issuesOf(...tips)).toContain(issue);
});

test('the list of revisions says where former slugs lead, and which tips are withdrawn', async () => {
  const { data, moved, withdrawn: tombstones } = await get('/v1/revisions?lang=en');
  expect(data.map(({ slug }: { slug: string }) => slug)).toEqual(['call', 'new', 'second']);
  expect(moved).toEqual([
    { kind: 'tip', slug: 'newer', inLanguage: 'en', movedTo: 'new' },
    { kind: 'tip', slug: 'older', inLanguage: 'en', movedTo: 'new' },
    { kind: 'tip', slug: 'left', inLanguage: 'en', movedTo: 'gone' },
  ]);
  expect(tombstones).toEqual([
    {
      kind: 'tip',
      slug: 'old',
      inLanguage: 'en',
      ...withdrawn,
      replacedBy: `${PUBLIC_URL}/v1/tips/new`,
    },
    expect.objectContaining({ kind: 'tip', slug: 'gone', date: '2025-09-02' }),
  ]);
});

test('a tip names its former slugs', async () => {
  expect(await get('/v1/tips/new')).toMatchObject({ aliases: ['newer', 'older'] });
  expect(await get('/v1/tips/second')).toMatchObject({ aliases: [] });
});
