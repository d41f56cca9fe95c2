import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { checkFutureDates } from '../../src/content/checks/dates.ts';
import type { Check } from '../../src/content/checks/draft.ts';
import { checkGroups } from '../../src/content/checks/signals.ts';
import { countIssues, formatIssue } from '../../src/content/issues.ts';
import { unexpected } from '../../src/content/layout.ts';
import { type FurtherChecks, loadFiles } from '../../src/content/load/load.ts';
import { type ArticleSource, LibraryFile } from '../../src/content/model.ts';
import { checkSearchWords } from '../../src/search/check-search-words.ts';
import { buildSnapshotData } from '../../src/snapshot/data.ts';
import { contentFiles, makeArticle, makeContent, makeTip } from '../helpers/content.ts';

const ARTICLE = 'articles/en/phone-screening.json';

function load(
  changes: Record<string, string | Uint8Array | undefined> = {},
  further?: FurtherChecks,
) {
  const files = contentFiles(makeContent());
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(path);
    else files.set(path, typeof text === 'string' ? Buffer.from(text) : text);
  }
  return loadFiles(files, further);
}

/** What is wrong, each as `file#pointer: message; fix (line:column)`. */
function issuesOf(changes: Parameters<typeof load>[0]): string[] {
  const result = load(changes);
  return result.ok
    ? []
    : result.issues.map((issue) => `${formatIssue(issue)} (${issue.line}:${issue.column})`);
}

/** The same of what is no content; whatever it is, the content is served. */
function warningsOf(changes: Parameters<typeof load>[0]): string[] {
  const result = load(changes);
  expect(result.ok).toBe(true);
  return result.warnings.map(formatIssue);
}

const article = (overrides: Partial<ArticleSource>) =>
  JSON.stringify(makeArticle(overrides), null, 2);

describe('good content', () => {
  test('phrases of signals have the words of their groups, each in its language', () => {
    const { signals } = makeContent();
    const [first] = signals;
    const groups = { en: { ask: ['ask', 'need'] }, de: { wir: ['wir'] } };
    const file = (last: string) => {
      const phrases = { en: ['{ask}|want * {ask}'], de: ['{wir} fragen'] };
      const unless = { en: [`no {ask} ${last}`] };
      return JSON.stringify({ groups, signals: [{ ...first, phrases, unless }] });
    };
    const result = load({ 'signals.json': file('here') });
    expect(result.ok && result.content.signals[0]).toMatchObject({
      phrases: { en: ['ask|need|want * ask|need'], de: ['wir fragen'] },
      unless: { en: ['no ask|need here'] },
    });
    const unused = {
      en: { ...groups.en, offer: ['offer'] },
      de: { ...groups.de, ask: ['fragen'] },
    };
    const further = { advisory: [checkGroups] };
    const text = file('here').replace(JSON.stringify(groups), JSON.stringify(unused));
    expect(load({ 'signals.json': file('here') }, further).warnings).toEqual([]);
    expect(load({ 'signals.json': text }, further).warnings.map(formatIssue)).toEqual([
      'signals.json#/groups/en/offer: no phrase has {offer}; write {offer} in a phrase of its language, or remove it',
      'signals.json#/groups/de/ask: no phrase has {ask}; write {ask} in a phrase of its language, or remove it',
    ]);
    for (const unknown of ['{wir}', '{constructor}', '{}', '{ask'])
      expect(issuesOf({ 'signals.json': file(unknown) })[0]).toContain('an unknown group');
  });

  test('good content is what the files say, articles by language and slug', () => {
    const result = load();
    expect(result).toEqual({
      ...{ ok: true, content: makeContent(), hash: expect.any(String), warnings: [] },
    });
  });

  test('articles are ordered by slug, not by the name of the file', () => {
    const result = load({
      'articles/en/pay-later.json': article({ slug: 'pay-later' }),
      'articles/en/pay.json': article({ slug: 'pay' }),
    });
    const slugs = result.ok ? result.content.articles.map(({ slug }) => slug) : [];
    expect(slugs.filter((slug) => slug.startsWith('pay'))).toEqual(['pay', 'pay-later']);
  });

  test('good content may leave out what has a default, and the synonyms', () => {
    const { basedOn, status, aliases, ...required } = makeArticle();
    const result = load({ [ARTICLE]: JSON.stringify(required), 'synonyms.json': undefined });
    expect(result.ok && result.content.synonyms).toEqual({});
    expect(result.ok && result.content.articles).toContainEqual(required);
  });

  test('the synonyms of good content have no $schema among them', () => {
    const result = load({ 'synonyms.json': '{"$schema": "x", "en": []}' });
    expect(result.ok && result.content.synonyms).toEqual({ en: [] });
  });

  test.each([
    'README.md',
    'LICENSE',
    '.git/config',
    '.DS_Store',
    'articles/._pay.json',
    'articles/en/pay.json~',
    'articles/en/pay.json.bak',
    'articles/en/pay.json.orig',
    'articles/en/#pay.json#',
    'articles/en/~$pay.json',
    'articles/en/4913',
    'lost+found/#12',
    'articles/en/Icon\r',
    'Thumbs.db',
    'Desktop.ini',
    '$RECYCLE.BIN/pay.json',
    'System Volume Information/x',
    '@eaDir/library.json/SYNO@.fileindexdb',
    '#recycle/pay.json',
    '#snapshot/x',
    'articles/en/@eaDir/pay.json',
    '~syncthing~pay.json.tmp',
    'articles/en/pay.sync-conflict-20260301-120000-ABCDEFG.json',
    'articles/en/pay_Nas_Mar-01-120000-2026_Conflict.json',
    "articles/en/pay (Ada's conflicted copy 2026-03-01).json",
  ])('good content may lie beside %j', (path) => {
    expect(load({ [path]: 'x' })).toEqual(load());
  });
});

describe('the hash', () => {
  const hash = (files: ReadonlyMap<string, Uint8Array>) => {
    const result = loadFiles(files);
    return result.ok ? result.hash : 'issues';
  };
  const files = contentFiles(makeContent());

  test('the hash of content is SHA-256 and the same in whatever order the files come', () => {
    expect(hash(files)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash(new Map([...files].reverse()))).toBe(hash(files));
  });

  test('the hash of content changes with a byte of any file', () => {
    const hashes = [...files].map(([path, bytes]) =>
      hash(new Map([...files, [path, Buffer.concat([bytes, Buffer.from('\n')])]])),
    );
    expect(hashes).not.toContain('issues');
    expect(new Set([hash(files), ...hashes]).size).toBe(files.size + 1);
  });
});

describe('a file that is no JSON', () => {
  test.each([
    ['nothing', '', 'is empty; write a JSON object into it, or delete the file (1:1)'],
    ['only spaces', ' \n', 'is empty; write a JSON object into it, or delete the file (1:1)'],
    [
      'a comma after the last item',
      '{\n  "topics": ["pay",]\n}',
      'is not JSON: the last item has a comma after it; remove that comma (2:20)',
    ],
    [
      'a comma after the last key',
      '{\n  "slug": "pay",\n}',
      'is not JSON: the last item has a comma after it; remove that comma (3:1)',
    ],
    [
      'a comment',
      '{\n  // why\n}',
      'is not JSON: it has a comment; remove it; JSON knows no comments (2:3)',
    ],
    ['single quotes', "{'slug': 1}", `is not JSON: a text is quoted with '; quote it with " (1:2)`],
    [
      'typographic quotes',
      '{"slug": “pay”}',
      'is not JSON: a text is quoted with “; quote it with " (1:10)',
    ],
    [
      'a missing comma',
      '{\n  "slug": "pay"\n  "title": "Pay"\n}',
      'is not JSON: a comma is missing before "\\"title\\""; ' +
        'put a comma between two items, and \\ before a " inside a text (3:3)',
    ],
    [
      'quotes inside a text',
      '{"title": "Say "yes" and go"}',
      'is not JSON: a text ends before "yes"; put \\ before a " inside a text (1:17)',
    ],
    [
      'an end too soon',
      '{\n  "slug": "pay"',
      'is not JSON: it ends too early; close every string, list and object (2:16)',
    ],
    [
      'a line break in a text',
      '{"title": "Two\nlines"}',
      'is not JSON: a text goes on over the end of its line; ' +
        'close it before the end of its line, or write \\n for a line break (1:11)',
    ],
    [
      'a control character in a text',
      '{"title": "A\u0007"}',
      'is not JSON: a text has the control character U+0007; remove it (1:11)',
    ],
    [
      'a space that keeps words together',
      '{\n\u00A0 "slug": 1}',
      'is not JSON: a space is the character U+00A0; type an ordinary space there (2:1)',
    ],
    [
      'a word',
      '{"slug": nul}',
      'is not JSON: unexpected "nul"; look for a missing quote, comma, colon or bracket (1:10)',
    ],
  ])(
    'a file that is no JSON has an issue that says why, and how to fix it: %s',
    (_, text, issue) => {
      expect(issuesOf({ [ARTICLE]: text })).toEqual([`${ARTICLE}: ${issue}`]);
    },
  );

  test('a file that is no JSON has its issue whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const result = load({ 'articles/en/any.json': text });
        expect(result.ok).toBe(false);
        expect(result.ok ? [] : result.issues.map(({ file }) => file)).toContain(
          'articles/en/any.json',
        );
      }),
    );
  });

  test('a file that is nested more deeply than its parser can follow is an issue', () => {
    const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
    expect(issuesOf({ [ARTICLE]: deep })).toEqual([
      `${ARTICLE}: is nested too deeply; compare it with the JSON Schema (1:1)`,
    ]);
  });
});

describe('a file that is no UTF-8', () => {
  test('a file that is no UTF-8 is named with the line of its first strange byte', () => {
    const latin1 = Buffer.from('{\n  "title": "Résumé"\n}', 'latin1');
    expect(issuesOf({ [ARTICLE]: latin1 })).toEqual([
      `${ARTICLE}: has bytes that are not UTF-8; save it in UTF-8, and retype what looks wrong (2:14)`,
    ]);
  });

  test('a file in UTF-16 is an issue that says so', () => {
    const utf16 = Buffer.from(`\uFEFF${article({})}`, 'utf16le');
    expect(issuesOf({ [ARTICLE]: utf16 })).toEqual([
      `${ARTICLE}: is encoded in UTF-16; save it in UTF-8 (undefined:undefined)`,
    ]);
  });

  test('a byte order mark is an issue, and hides no other', () => {
    expect(issuesOf({ [ARTICLE]: `\uFEFF${article({ title: '' })}` })).toEqual([
      `${ARTICLE}: starts with a byte order mark; save it as “UTF-8 without BOM” (1:1)`,
      `${ARTICLE}#/title: is empty; write something (4:12)`,
    ]);
  });
});

test('a file over 1 MB is not read', () => {
  const padding = ' '.repeat(1_000_001 - article({}).length);
  expect(issuesOf({ [ARTICLE]: article({}) + padding.slice(1) })).toEqual([]);
  expect(issuesOf({ [ARTICLE]: article({}) + padding })).toEqual([
    expect.stringContaining(`${ARTICLE}: is larger than 1 MB (1000000 bytes); `),
  ]);
});

describe('what JSON.parse lets pass', () => {
  test('a key given twice is an issue', () => {
    const text = article({}).replace('"slug"', '"title": "First",\n  "slug"');
    expect(issuesOf({ [ARTICLE]: text })).toEqual([
      `${ARTICLE}#/title: the key "title" was given before, in line 2; keep one of them (5:3)`,
    ]);
  });

  test('a key given twice is an issue, however it is escaped', () => {
    const text = article({}).replace('"slug"', '"t\\u0069tle": "First",\n  "slug"');
    expect(issuesOf({ [ARTICLE]: text })).toHaveLength(1);
  });

  test('texts that look like keys are not taken for keys', () => {
    const examples = ['a": b', '"', '\\', '\\"', 'He said: "x": "y"', '{"a": 1, "a": 2}'];
    expect(issuesOf({ [ARTICLE]: article({ tips: [makeTip({ examples })] }) })).toEqual([]);
  });

  test.each([
    ['U+0008', 'a\\bc'],
    ['U+0000', 'a\\u0000'],
    ['U+0085', 'a\u0085c'],
    ['U+D83D', '\\ud83d smile'],
    ['U+FFFE', 'a\uFFFEc'],
  ])('the character %s in a text is an issue', (name, title) => {
    const text = article({ title: 'TITLE' }).replace('TITLE', title);
    expect(issuesOf({ [ARTICLE]: text })).toEqual([
      `${ARTICLE}#/title: has the character ${name}; remove it (4:12)`,
    ]);
  });

  test.each([
    ['a line separator', 'a\u2028b', 'has the line separator U+2028; write a space'],
    ['an override', 'a \u202Eb', 'has the character U+202E, which reorders the text after it'],
    ['a heap of marks', `a${'\u0301'.repeat(31)}`, 'has more than 30 combining marks in a row'],
  ])('%s is one issue in a title, and one in Markdown', (_, text, issue) => {
    for (const field of ['title', 'conclusion'] as const) {
      expect(issuesOf({ [ARTICLE]: article({ [field]: text }) })).toEqual([
        expect.stringContaining(`#/${field}: ${issue}`),
      ]);
    }
  });

  test('emoji, tabs and line breaks in Markdown are no issue', () => {
    expect(issuesOf({ [ARTICLE]: article({ conclusion: 'Well done 🎉\n\n\t- x' }) })).toEqual([]);
  });

  test('a key that would be a prototype is an issue', () => {
    const stages = JSON.stringify({ stages: makeContent().stages });
    const text = stages.replace('"name":{', '"name":{"__proto__":"x",');
    expect(issuesOf({ 'stages.json': text })).toEqual([
      expect.stringContaining('stages.json#/stages/0/name/__proto__: no key may be "__proto__"'),
    ]);
  });
});

describe('files that are not there, or should not be', () => {
  test.each(['library.json', 'stages.json', 'topics.json'])(
    'content without %s has an issue',
    (file) => {
      expect(issuesOf({ [file]: undefined })).toEqual([
        `${file}: the file is missing; create it; the JSON Schema of that name says what it holds ` +
          '(undefined:undefined)',
      ]);
    },
  );

  test.each(['articles/en/notes.txt', 'tips.json'])(
    'the file %s, which is none of content, gives a warning',
    (file) => {
      expect(warningsOf({ [file]: '{}' })).toEqual([
        expect.stringContaining(`${file}: unexpected file; remove it: there are only`),
      ]);
    },
  );

  test.each([
    'articles/pay.json',
    'articles/English/pay.json',
    'articles/en/pay.JSON',
    'articles/en/drafts/pay.json',
  ])('an article in the wrong place, %s, is to be moved rather than removed', (file) => {
    expect(warningsOf({ [file]: '{}' })).toEqual([
      expect.stringContaining(
        `${file}: unexpected file; move it to articles/{language}/{slug}.json if it is an article`,
      ),
    ]);
  });

  test('a library of nothing says what it needs', () => {
    const result = loadFiles(new Map());
    expect(result.ok ? [] : result.issues.map(({ file }) => file)).toEqual([
      ...['articles', 'library.json', 'stages.json', 'topics.json'],
    ]);
  });
});

describe('one issue has one message', () => {
  test('a file that cannot be read makes no links to it dead, and takes no language away', () => {
    expect(issuesOf({ 'articles/en/second-interview.json': '{' })).toEqual([
      expect.stringContaining('articles/en/second-interview.json: is not JSON'),
    ]);
    expect(issuesOf({ 'articles/de/zweites-gespraech.json': '{}' })).not.toContainEqual(
      expect.stringContaining('synonyms.json'),
    );
  });

  test('an article whose slug is not the name of its file makes no links to that name dead', () => {
    const file = 'articles/en/second-interview.json';
    const { articles } = makeContent();
    const named = articles.find(
      ({ slug, inLanguage }) => `${inLanguage}/${slug}` === 'en/second-interview',
    );
    expect(issuesOf({ [file]: JSON.stringify({ ...named, slug: 'another-interview' }) })).toEqual([
      expect.stringContaining(`${file}#/slug: the slug "another-interview" is not the name`),
    ]);
  });

  test('a vocabulary that cannot be read makes no terms unknown', () => {
    expect(issuesOf({ 'topics.json': '{}', 'stages.json': '[' })).toEqual([
      expect.stringContaining('stages.json: is not JSON'),
      'topics.json: has no "topics"; add "topics": [{ "slug": "…", "name": { "en": "…" }, "description": { "en": "…" } }] (1:1)',
    ]);
  });

  test('a file whose values have their types takes part in the checks of the whole', () => {
    const text = article({ summary: 'Long.'.repeat(50), stage: 'offr' });
    expect(issuesOf({ [ARTICLE]: text }).map((issue) => issue.split(';')[0])).toEqual([
      `${ARTICLE}#/summary: is 250 characters long`,
      `${ARTICLE}#/stage: unknown stage "offr"`,
    ]);
  });

  test('an article that was copied into the folder of another language is of that language, whatever it says', () => {
    for (const inLanguage of ['en', 'DE']) {
      const copied = article({ inLanguage, slug: 'phone-screening', tips: [makeTip()] });
      expect(issuesOf({ 'articles/de/phone-screening.json': copied })).toEqual([
        expect.stringContaining(`/phone-screening.json#/inLanguage: `),
      ]);
    }
  });

  test('a value that is wrong in itself is not also wrong beside others', () => {
    const tips = [makeTip({ notes: [{ region: 'GBR', text: 'In pounds' }] })];
    const text = article({ slug: 'Phone_Call', tips, lastReviewed: 'January 5, 2026' });
    expect(issuesOf({ [ARTICLE]: text }).map((issue) => issue.split(';')[0])).toEqual([
      `${ARTICLE}#/slug: "Phone_Call" is not allowed here`,
      `${ARTICLE}#/tips/0/notes/0/region: "GBR" is not allowed here`,
      `${ARTICLE}#/lastReviewed: "January 5, 2026" is not a date`,
    ]);
  });
});

test.each([
  ['weight', '"5"', 'is a text; write 1'],
  ['weight', '0', 'is the number 0; write 1 at least'],
  ['weight', '11', 'is the number 11; the limit is 10'],
  ['conditions', '[{ "member": "baseSalary", "isAbsent": "true" }]', '"true"; it must be true'],
])('a number or a truth value is asked for as one: %s %s', (key, value, issue) => {
  const signal = `{ "slug": "a", "name": {}, "description": {}, ${JSON.stringify(key)}: ${value} }`;
  const issues = issuesOf({ 'signals.json': `{ "signals": [${signal}] }` });
  expect(issues).toContainEqual(expect.stringMatching(new RegExp(`/${key}.*${issue} `)));
});

test('what is missing is asked for in its form', () => {
  const { $schema, url, license, ...library } = JSON.parse(
    Buffer.from(contentFiles(makeContent()).get('library.json') ?? '').toString(),
  );
  const incomplete = { ...library, license: { ...license, url: undefined } };
  const synonyms = { en: [{ term: 'cv' }] };
  expect(
    issuesOf({
      'library.json': JSON.stringify(incomplete),
      'synonyms.json': JSON.stringify(synonyms),
    }),
  ).toEqual([
    'library.json: has no "url"; add "url": "https://…" (1:1)',
    expect.stringContaining('library.json#/license: has no "url"; add "url": "https://…"'),
    'synonyms.json#/en/0: has no "means"; add "means": ["…"] (1:8)',
  ]);
});

test('issues are ordered by file, then by place', () => {
  const text = article({ title: '', topics: ['reserch'], conclusion: '# x' });
  const changes = { [ARTICLE]: text, 'library.json': '{}', 'articles/de/a.json': '' };
  const places = issuesOf(changes).map((issue) => issue.split(': ')[0]);
  expect(places.slice(0, 4)).toEqual([
    'articles/de/a.json',
    `${ARTICLE}#/title`,
    `${ARTICLE}#/conclusion`,
    `${ARTICLE}#/topics/0`,
  ]);
  expect(new Set(places.slice(4))).toEqual(new Set(['library.json']));
});

test('any JSON value, or none, in any place of any file gives a snapshot or problems, never an exception', () => {
  const files = contentFiles(makeContent());
  const further = {
    strict: [checkFutureDates(Date.parse('2026-03-01'))],
    advisory: [checkSearchWords],
  };
  const any = fc.option(fc.jsonValue(), { nil: undefined });
  const places = [...files].flatMap(([file, bytes]) => {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return pathsOf(value).map((path) => ({ file, value, path }));
  });
  fc.assert(
    fc.property(fc.constantFrom(...places), any, ({ file, value, path }, other) => {
      const result = load({ [file]: JSON.stringify(replaced(value, path, other)) }, further);
      if (result.ok) buildSnapshotData(result.content, result.hash);
      for (const issue of result.ok ? [] : result.issues) {
        expect(issue.message).not.toBe('');
        expect(issue.fix).not.toBe('');
        expect(issue.line ?? 1).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});

/** The path of every value in a value, its own included. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item).map((path) => [key, ...path]),
  );
  return [[], ...inner];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return other;
  const inner = replaced(Reflect.get(value, key), rest, other);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}

test('a list over its limit whose last item is of no known form gives problems', () => {
  const { topics, ...tip } = makeTip();
  const tips = [...Array.from({ length: 100 }, (_, i) => makeTip({ slug: `tip-${i}` })), tip];
  const text = JSON.stringify({ ...makeArticle(), tips });
  expect(issuesOf({ [ARTICLE]: text })).toEqual([
    expect.stringContaining(`${ARTICLE}#/tips: has 101 items; the limit is 100`),
  ]);
});

test('of many problems in a file the first 50 are named and the others counted', () => {
  const unknown = Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`key-${i}`, 1]));
  const result = load({ [ARTICLE]: JSON.stringify({ ...makeArticle(), ...unknown }) });
  const issues = result.ok ? [] : result.issues;
  expect(issues).toHaveLength(51);
  expect(issues.at(-1)).toMatchObject({ file: ARTICLE, message: 'and 39,950 more', count: 39_950 });
  expect(countIssues(issues)).toBe(40_000);
});

test('of many problems in many files the first 500 are named and the others counted', () => {
  const text = JSON.stringify({ ...makeArticle(), a: 1, b: 2, c: 3 });
  const files = Array.from({ length: 300 }, (_, i) => [`articles/en/a-${i}.json`, text] as const);
  const result = load(Object.fromEntries(files));
  const issues = result.ok ? [] : result.issues;
  expect(issues.filter(({ message }) => message.startsWith('unknown key'))).toHaveLength(500);
  expect(issues.at(-1)).toMatchObject({ file: '.', message: 'and 399 more' });
  expect(countIssues(issues)).toBe(900);
});

test('fixes are looked for only as far as they are named', () => {
  let looked = 0;
  const check: Check = function* () {
    for (let i = 0; i < 1000; i++) {
      const fix = () => {
        looked++;
        return 'change it';
      };
      yield { file: ARTICLE, pointer: `/tips/${i}`, message: 'is odd', fix };
    }
  };
  const result = loadFiles(contentFiles(makeContent()), { strict: [check] });
  expect(countIssues(result.ok ? [] : result.issues)).toBe(1000);
  expect(looked).toBe(50);
});

test.each([
  ['pt-br', 'name the folder "pt-BR"'],
  ['en-12', 'name the folder for a language'],
  ['de-1996-1996', 'name the folder for a language'],
])('the folder %s is not one for a language', (language, fix) => {
  expect(unexpected(`articles/${language}`, 'folder').fix).toContain(fix);
  const file = `articles/${language}/pay.json`;
  expect(warningsOf({ [file]: article({ inLanguage: language }) })).toEqual([
    expect.stringContaining('unexpected file'),
  ]);
});

test('the language of an article is a valid tag in its usual form', () => {
  const fixes = ['pt-br', 'en-12'].map((tag) =>
    issuesOf({ [ARTICLE]: article({ inLanguage: tag }) }),
  );
  expect(fixes.map(([issue]) => issue)).toEqual([
    expect.stringContaining('/inLanguage: "pt-br" is not allowed here; it must be "pt-BR"'),
    expect.stringContaining('/inLanguage: "en-12" is not allowed here; it must be a valid'),
  ]);
});

test('a check that fails is a problem with the article that makes it fail', () => {
  const check: Check = function* ({ articles }) {
    for (const { file, article } of articles) {
      if (article.slug === 'phone-screening') throw new TypeError('no such thing');
      yield { file, pointer: '/slug', message: 'is odd', fix: 'change it' };
    }
  };
  const result = loadFiles(
    contentFiles(makeContent({ articles: [...makeContent().articles, makeArticle()] })),
    { strict: [check] },
  );
  expect(result.ok ? [] : result.issues.map(formatIssue)).toContain(
    `${ARTICLE}: could not be checked: no such thing; report it with this message, and with the file`,
  );
  const aLibrary = () => {
    throw new TypeError('no such thing');
  };
  expect(loadFiles(contentFiles(makeContent()), { strict: [aLibrary] })).toMatchObject({
    issues: [{ message: 'could not be checked: no such thing' }],
  });
});

test('a schema that fails is a problem with the file', () => {
  const fails = vi.spyOn(LibraryFile, 'safeParse').mockImplementation(() => {
    throw new TypeError('no such thing');
  });
  expect(issuesOf({})).toEqual([
    expect.stringContaining('library.json: could not be checked: no such thing'),
  ]);
  fails.mockRestore();
});
