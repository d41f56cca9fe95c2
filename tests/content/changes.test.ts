import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Changes, LogPosition } from '../../src/content/changes.ts';
import { Library } from '../../src/content/library.ts';
import { buildLibraryData } from '../../src/content/library-data.ts';
import type { ArticleSource } from '../../src/content/model.ts';
import { makeArticle, makeContent } from '../helpers/content.ts';

const TODAY = '2026-03-01';

function logOf(articles: readonly ArticleSource[], language?: string): Changes {
  const library = new Library(buildLibraryData(makeContent({ articles }), 'test'));
  return library.changes(language === undefined ? undefined : library.edition(language));
}

/** An article that was published on a day and changed on others. */
function article(slug: string, published: string, ...changed: string[]): ArticleSource {
  const changes = [published, ...changed].map((date) => ({ date, note: `${slug} ${date}` }));
  const dateModified = changed.at(-1) ?? published;
  return makeArticle({ slug, datePublished: published, dateModified, changes });
}

function readAll(log: Changes, place: LogPosition, size = 100, asOf = TODAY) {
  const lines: string[] = [];
  for (let at = place; ; ) {
    const { changes, next, more } = log.read(at, size, asOf);
    lines.push(...changes.map(({ date, type, article }) => `${date} ${type} ${article.slug}`));
    if (!more) return { lines, next };
    at = next;
  }
}

test('the log of changes has every publication and change, oldest first, with the notes', () => {
  const log = logOf([article('b', '2025-02-01', '2025-04-01'), article('a', '2025-03-01')]);
  const { changes } = log.read(log.positionSince(), 10, TODAY);
  expect(changes.map(({ date, type, note }) => [date, type, note])).toEqual([
    ['2025-02-01', 'published', 'b 2025-02-01'],
    ['2025-03-01', 'published', 'a 2025-03-01'],
    ['2025-04-01', 'changed', 'b 2025-04-01'],
  ]);
});

test.each([
  [
    'a note that is younger than the publication is about a change',
    { changes: [{ date: '2025-02-01', note: 'Shorter' }], dateModified: '2025-02-01' },
    ['2025-01-01 published', '2025-02-01 changed Shorter'],
  ],
  [
    'a change without a note is there',
    { changes: [{ date: '2025-01-01', note: 'New' }], dateModified: '2025-05-01' },
    ['2025-01-01 published New', '2025-05-01 changed'],
  ],
  [
    'a second note on the day of publication is a change',
    {
      changes: [
        { date: '2025-01-01', note: 'New' },
        { date: '2025-01-01', note: 'Fixed' },
      ],
      dateModified: '2025-01-01',
    },
    ['2025-01-01 published New', '2025-01-01 changed Fixed'],
  ],
  [
    'a withdrawn article keeps its history',
    {
      changes: [{ date: '2025-01-01', note: 'New' }],
      dateModified: '2025-01-01',
      status: 'withdrawn' as const,
      withdrawn: { date: '2025-06-01', reason: 'Wrong' },
    },
    ['2025-01-01 published New', '2025-06-01 withdrawn'],
  ],
])('the log of changes: %s', (_, fields, expected) => {
  const log = logOf([makeArticle({ datePublished: '2025-01-01', ...fields })]);
  const { changes } = log.read(log.positionSince(), 10, TODAY);
  const lines = changes.map(({ date, type, note }) => `${date} ${type} ${note ?? ''}`.trim());
  expect(lines).toEqual(expected);
});

test('the log of changes begins at the day that is asked for, and ends today', () => {
  const log = logOf([article('a', '2025-01-01', '2025-02-01', '2026-03-01', '2026-03-02')]);
  expect(readAll(log, log.positionSince('2025-02-01T23:00:00Z')).lines).toEqual([
    '2025-02-01 changed a',
    '2026-03-01 changed a',
  ]);
  expect(readAll(log, log.positionSince('2030-01-01')).lines).toEqual([]);
});

test('the log of changes of one language leaves the others out', () => {
  const articles = [article('a', '2025-01-01'), { ...article('b', '2025-01-02') }];
  const german = { ...article('c', '2025-01-01'), inLanguage: 'de' };
  const log = logOf([german, ...articles], 'en');
  expect(readAll(log, log.positionSince(), 1).lines).toEqual([
    '2025-01-01 published a',
    '2025-01-02 published b',
  ]);
});

const before = [
  article('a', '2025-01-01'),
  article('b', '2025-06-01', '2026-02-01'),
  article('d', '2026-02-28'),
];
const read = (log: Changes, since?: string) => readAll(log, log.positionSince(since), 2).next;
const place = read(logOf(before));

test('a reader who comes back finds nothing when nothing happened', () => {
  expect(readAll(logOf(before), place).lines).toEqual([]);
});

test('a reader who comes back is given what came since', () => {
  expect(readAll(logOf([...before, article('e', '2026-03-01')]), place).lines).toEqual([
    '2026-03-01 published e',
  ]);
});

test('a reader who comes back is given what was dated on the last day, though it sorts before what was read', () => {
  const { lines } = readAll(logOf([...before, article('c', '2026-02-28')]), place);
  expect(lines).toEqual(['2026-02-28 published c', '2026-02-28 published d']);
});

test('a reader who comes back is given what was dated further back, and not the whole log for it', () => {
  const { lines } = readAll(logOf([...before, article('c', '2026-02-20')]), place);
  expect(lines).toEqual(['2026-02-20 published c', '2026-02-28 published d']);
});

test('a reader who comes back is not troubled by what happened before the day on which it began', () => {
  const later = read(logOf(before), '2026-01-01');
  const { lines } = readAll(logOf([...before, article('c', '2025-02-01')]), later);
  expect(lines).toEqual([]);
});

test('a reader who comes back is given all again when the log is another', () => {
  const { lines } = readAll(logOf([article('z', '2025-03-01')]), place);
  expect(lines).toEqual(['2025-03-01 published z']);
});

test('a reader who comes back misses nothing, whatever is added and removed, and at whatever place', () => {
  const day = fc.integer({ min: 0, max: 800 }).map((days) => {
    return new Date(Date.parse('2024-01-01') + days * 86_400_000).toISOString().slice(0, 10);
  });
  const library = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 99 }), day), {
      selector: ([slug]) => slug,
      minLength: 1,
      maxLength: 12,
    })
    .map((all) => all.map(([slug, date]) => article(`s${slug}`, date)));
  fc.assert(
    fc.property(library, library, day, fc.integer({ min: 1, max: 5 }), (old, now, since, size) => {
      const merged = [...new Map([...old, ...now].map((one) => [one.slug, one])).values()];
      const [first, second] = [logOf(old), logOf(merged)];
      const start = first.read(first.positionSince(since), size, TODAY);
      const known = start.changes.map(
        ({ date, type, article: { slug } }) => `${date} ${type} ${slug}`,
      );
      const later = readAll(second, start.next, size).lines;
      const all = readAll(second, second.positionSince(since)).lines;
      expect(all.filter((line) => !known.includes(line) && !later.includes(line))).toEqual([]);
    }),
  );
});

test('a day on which a change shows up is a day on which the library changes', () => {
  const library = new Library(
    buildLibraryData(
      makeContent({ articles: [article('a', '2026-01-01', '2026-05-01', '2026-06-01')] }),
      'x',
    ),
  );
  expect(library.nextChange('2026-03-01')).toBe('2026-05-01');
});
