import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Issue } from '../../src/content/issues.ts';
import { loadFiles } from '../../src/content/load/load.ts';
import { fromPointer } from '../../src/content/load/pointer.ts';
import { contentFiles, makeContent } from '../helpers/content.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Files = Readonly<Record<string, Json>>;
type Path = readonly string[];

const FILES: Files = Object.fromEntries(
  [...contentFiles(makeContent())].map(([path, bytes]) => [
    path,
    JSON.parse(Buffer.from(bytes).toString()),
  ]),
);

function issuesOf(files: Files): readonly Issue[] {
  const entries = Object.entries(files).map(
    ([path, value]) => [path, Buffer.from(JSON.stringify(value))] as const,
  );
  const result = loadFiles(new Map(entries));
  return result.ok ? [] : result.issues;
}

function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  );
}

function withValue(value: Json, [key, ...rest]: Path, other: Json): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return other;
  const inner = withValue(Reflect.get(value, key) ?? null, rest, other);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}

/** The same, but that the last key of the path is another; undefined if there is one of that name. */
function withKey(value: Json, path: Path, key: string): Json | undefined {
  const parent = at(value, path.slice(0, -1));
  if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) return undefined;
  if (Object.hasOwn(parent, key)) return undefined;
  const renamed = Object.entries(parent).map(([k, v]) => [k === path.at(-1) ? key : k, v]);
  return withValue(value, path.slice(0, -1), Object.fromEntries(renamed));
}

/** The paths of all texts of a file, and of all keys. */
function pathsOf(value: Json, path: Path = []): { texts: Path[]; keys: Path[] } {
  if (typeof value === 'string') return { texts: [path], keys: [] };
  if (typeof value !== 'object' || value === null) return { texts: [], keys: [] };
  const inner = Object.entries(value).map(([key, item]) => pathsOf(item, [...path, key]));
  const keys = Array.isArray(value) ? [] : Object.keys(value).map((key) => [...path, key]);
  return {
    texts: inner.flatMap(({ texts }) => texts),
    keys: [...keys, ...inner.flatMap((one) => one.keys)],
  };
}

const PLACES = Object.entries(FILES).map(([file, value]) => ({ file, ...pathsOf(value) }));
const TEXTS = PLACES.flatMap(({ file, texts }) => texts.map((path) => ({ file, path })));
const KEYS = PLACES.flatMap(({ file, keys }) => keys.map((path) => ({ file, path })));
const WORDS = [
  ...new Set(TEXTS.map(({ file, path }) => String(at(FILES[file], path)))),
  ...Object.keys(FILES).flatMap((file) => /\/([^/]+)\.json$/.exec(file)?.[1] ?? []),
].filter((word) => word.length < 40);

const typo = (word: string) =>
  fc
    .tuple(fc.nat({ max: Math.max(0, word.length - 1) }), fc.constantFrom('', 'x', 'ee'))
    .map(([i, letter]) => word.slice(0, i) + letter + word.slice(i + 1));

/** A library with a mistake or a few: a word for another, a misspelt word or key, a file too few. */
const mistake = fc.oneof(
  fc.constantFrom(...TEXTS).chain(({ file, path }) =>
    fc.oneof(fc.constantFrom(...WORDS), typo(String(at(FILES[file], path)))).map(
      (word) =>
        (files: Files): Files => ({
          ...files,
          ...(files[file] !== undefined && { [file]: withValue(files[file], path, word) }),
        }),
    ),
  ),
  fc.constantFrom(...KEYS).chain(({ file, path }) =>
    fc.tuple(typo(String(path.at(-1))), fc.boolean()).map(([key, isAdded]) => (files: Files) => {
      const value = files[file];
      if (value === undefined) return files;
      const changed = isAdded
        ? withValue(value, [...path.slice(0, -1), key], 'x')
        : withKey(value, path, key);
      return changed === undefined ? files : { ...files, [file]: changed };
    }),
  ),
  fc.constantFrom(...Object.keys(FILES).filter((file) => file.startsWith('articles/'))).map(
    (file) =>
      ({ [file]: _, ...files }: Files): Files =>
        files,
  ),
);

/** The files after what a fix proposes; undefined if it doesn't name what to write. */
function fixed(files: Files, { file, pointer, message, fix }: Issue): Files | undefined {
  const [, word] =
    /^did you mean "([^"]+)"\?$/.exec(fix) ??
    /^(?:write|it must be) "([^"]+)"/.exec(fix) ??
    /^(?:write|link to) (\/articles\/[^{\s]+)$/.exec(fix) ??
    [];
  const value = files[file];
  if (word === undefined || value === undefined) return undefined;
  const path = fromPointer(pointer);
  const [, link] = /^the link to "([^"]+)"/.exec(message) ?? [];
  const [, part = link] = /no (?:article|tip) "([^"]+)"/.exec(message) ?? [];
  const text = at(value, path);
  const changed =
    link !== undefined
      ? withValue(value, path, String(text).replaceAll(link, link.replace(String(part), word)))
      : message.startsWith('unknown key') || (file === 'synonyms.json' && path.length === 1)
        ? withKey(value, path, word)
        : withValue(value, path, word);
  // Another key of that name would be lost.
  expect(changed, `${message}; ${fix}`).toBeDefined();
  return changed === undefined ? undefined : { ...files, [file]: changed };
}

test('what a fix says to write is not there already, and solves the problem', () => {
  fc.assert(
    fc.property(fc.array(mistake, { minLength: 1, maxLength: 2 }), (mistakes) => {
      const files = mistakes.reduce((made, make) => make(made), FILES);
      const issues = issuesOf(files);
      // A name that is wrong where it is defined has a problem there.
      const wrong = issues.flatMap(
        ({ message }) => /^"(.+)" is not allowed/.exec(message)?.[1] ?? [],
      );
      for (const issue of issues) {
        const after = fixed(files, issue);
        if (after === undefined || wrong.some((name) => issue.fix.includes(name))) continue;
        expect(after).not.toEqual(files);
        const left = issuesOf(after).filter(
          ({ file, pointer }) => file === issue.file && pointer === issue.pointer,
        );
        expect(left, `${issue.file}#${issue.pointer}: ${issue.message}; ${issue.fix}`).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test('the default language is not proposed in its own place when all its articles are withdrawn', () => {
  const { articles } = makeContent();
  const withdrawn = { date: '2025-08-01', reason: 'Old' };
  const content = makeContent({
    articles: articles.map((one) =>
      one.inLanguage === 'en' ? { ...one, status: 'withdrawn', withdrawn } : one,
    ),
  });
  const result = loadFiles(contentFiles(content));
  expect(result.ok ? [] : result.issues).toContainEqual(
    expect.objectContaining({
      message: 'no article is published in the default language, "en"',
      fix: 'add one to articles/en/; possible: "de"',
    }),
  );
});

test('characters are counted as people see emoji, in limits and in messages alike', () => {
  const titled = (title: string) => {
    const articles = makeContent().articles.map((one, i) => (i === 1 ? { ...one, title } : one));
    const result = loadFiles(contentFiles(makeContent({ articles })));
    return result.ok ? [] : result.issues.map(({ message, fix }) => `${message}; ${fix}`);
  };
  expect(titled('🎉'.repeat(120))).toEqual([]);
  expect(titled('🎉'.repeat(121))).toEqual(['is 121 characters long; the limit is 120']);
});
