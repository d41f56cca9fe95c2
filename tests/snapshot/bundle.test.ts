import { expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { Library } from '../../src/content/library.ts';
import { buildLibraryData } from '../../src/content/library-data.ts';
import { loadFiles } from '../../src/content/load/load.ts';
import { bundleFiles } from '../../src/snapshot/bundle.ts';
import { makeContent } from '../helpers/content.ts';

const NAME = 'https://bundles.example/b.json';

function exportOf(content = makeContent()): string {
  return Buffer.concat([...new Library(buildLibraryData(content, 'test')).exported()]).toString();
}

/** The issues of an export in which something was changed. */
function issuesOf(change: (bundle: Record<string, unknown>) => void) {
  const bundle = JSON.parse(exportOf());
  change(bundle);
  const { files, issues } = bundleFiles(Buffer.from(JSON.stringify(bundle)), NAME);
  if (issues.length > 0) return issues;
  const result = loadFiles(files);
  return result.ok ? [] : result.issues;
}

function load(files: ReadonlyMap<string, Uint8Array>): Content {
  const result = loadFiles(files);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.content;
}

test('what was exported loads again, and exports to the same bytes', () => {
  const { articles, ...others } = makeContent();
  const reordered = articles.map(({ slug, inLanguage, ...rest }) => ({
    ...rest,
    slug,
    inLanguage,
  }));
  const text = exportOf({ ...others, articles: reordered });
  const { files, issues } = bundleFiles(Buffer.from(text), NAME);
  expect(issues).toEqual([]);
  expect(exportOf(load(files))).toBe(text);
});

test('a bundle of the first release, which has no signals, loads', () => {
  const bundle = JSON.parse(exportOf());
  delete bundle.signals;
  const { files, issues } = bundleFiles(Buffer.from(JSON.stringify(bundle)), NAME);
  expect(issues).toEqual([]);
  expect(load(files).signals).toEqual([]);
});

test.each<[string, (bundle: Record<string, unknown>) => void, object]>([
  ['of a missing member', (b) => delete b.topics, { file: NAME, message: 'has no "topics"' }],
  [
    'of a member too many, as a newer release may write',
    (b) => Object.assign(b, { more: 1 }),
    { file: NAME, pointer: '/more', fix: 'export it with the version of Tipsheet that serves it' },
  ],
  ['of what is no list', (b) => Object.assign(b, { articles: {} }), { file: NAME }],
  [
    'of an article that has no place',
    ({ articles }) => Object.assign((articles as object[])[1] ?? {}, { slug: '../x' }),
    { file: NAME, pointer: '/articles/1/slug' },
  ],
  [
    'of an article that comes twice',
    ({ articles }) => (articles as object[]).push((articles as object[])[0] ?? {}),
    { file: NAME, pointer: '/articles/4' },
  ],
  [
    'of a mistake in an article, as in a folder',
    ({ articles }) => Object.assign((articles as object[])[0] ?? {}, { stage: 'nowhere' }),
    { file: expect.stringMatching(/^articles\/\w+\/[\w-]+\.json$/), pointer: '/stage' },
  ],
])('an issue of a bundle names the place: %s', (_, change, expected) => {
  expect(issuesOf(change)).toContainEqual(expect.objectContaining(expected));
});

test.each(['', '{', '[]', 'null', '\uFEFF{}x', Buffer.from([0xff, 0xfe])])(
  'what is no bundle is an issue: %j',
  (bytes) => {
    const { issues } = bundleFiles(Buffer.from(bytes as string), NAME);
    expect(issues[0]).toMatchObject({ file: NAME });
  },
);
