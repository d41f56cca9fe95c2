import { beforeEach, expect, test } from 'vitest';
import { jsonDocument } from '../../src/http/response/document.ts';
import { MadeDocument } from '../../src/http/response/made-document.ts';
import { Parts } from '../../src/http/response/parts.ts';
import { ResponseCache } from '../../src/http/response/response-cache.ts';
import { makeSnapshot, NOW } from '../helpers/app.ts';

const old = makeSnapshot();
const fresh = makeSnapshot();
let current = old;
beforeEach(() => {
  current = old;
});
const makeCache = (maxBytes: number) => new ResponseCache(maxBytes, () => current);
const make = (snapshot: typeof old) =>
  new MadeDocument(jsonDocument({}, { validity: { from: NOW - 1, until: NOW + 1 } }), snapshot, {});

test('what a document has of the library’s own memory is not counted', () => {
  const body = new Parts([new Uint8Array(600_000), new Uint8Array(600_000)]);
  const made = new MadeDocument({ type: 'application/json', body }, old, {});
  expect(body.length).toBe(1_200_000);
  expect(made.size).toBeLessThan(10_000);
});

test('a document is kept until its snapshot is replaced', () => {
  const cache = makeCache(1_000_000);
  expect(cache.get('/', old, NOW)).toBeUndefined();
  const made = make(old);
  cache.add('/', made);
  expect(cache.get('/', old, NOW)).toBe(made);
  current = fresh;
  expect(cache.get('/', fresh, NOW)).toBeUndefined();
});

test('a request that began before its snapshot was replaced drops nothing of the new one', () => {
  const cache = makeCache(1_000_000);
  current = fresh;
  cache.get('/', fresh, NOW);
  const made = make(fresh);
  cache.add('/', made);
  expect(cache.get('/', old, NOW)).toBeUndefined();
  expect(cache.get('/', fresh, NOW)).toBe(made);
});

test('a document that may not be kept is made each time', () => {
  const cache = makeCache(1_000_000);
  cache.get('/', old, NOW);
  cache.add('/', new MadeDocument(jsonDocument({}, { freshness: 'none' }), old, {}));
  expect(cache.get('/', old, NOW)).toBeUndefined();
});

test('a document that is finished after its snapshot was replaced is not kept', () => {
  const cache = makeCache(1_000_000);
  cache.get('/', old, NOW);
  current = fresh;
  cache.get('/', fresh, NOW);
  cache.add('/', make(old));
  expect(cache.get('/', fresh, NOW)).toBeUndefined();
});

test('a document is not served from memory when the clock is outside of its time', () => {
  const cache = makeCache(1_000_000);
  cache.get('/', old, NOW);
  cache.add('/', make(old));
  expect(cache.get('/', old, NOW + 1)).toBeUndefined();
  expect(cache.get('/', old, NOW - 2)).toBeUndefined();
  expect(cache.get('/', old, NOW)).toBeDefined();
});

test('while there is room every document is kept, then those that are asked for again', () => {
  const cache = makeCache(50_000);
  cache.get('/', old, NOW);
  const isKept = (url: string) => cache.get(url, old, NOW) !== undefined;
  const ask = (url: string) => {
    if (!isKept(url)) cache.add(url, make(old));
  };
  ask('/popular');
  expect(isKept('/popular')).toBe(true);
  for (let n = 0; n < 100; n++) ask(`/once/${n}`);
  expect(isKept('/popular')).toBe(true);
  expect(isKept('/once/99')).toBe(false);
  ask('/again');
  expect(isKept('/again')).toBe(false);
  ask('/again');
  expect(isKept('/again')).toBe(true);
});

test('a document that is kept gives way to its successor though there is no room', () => {
  const cache = makeCache(50_000);
  cache.get('/', old, NOW);
  cache.add('/kept', make(old));
  for (let n = 0; n < 100; n++) cache.add(`/once/${n}`, make(old));
  const successor = make(old);
  cache.add('/kept', successor);
  expect(cache.get('/kept', old, NOW)).toBe(successor);
});

test('a cache without memory keeps nothing', () => {
  const cache = makeCache(0);
  const made = make(old);
  cache.get('/', old, NOW);
  cache.add('/', made);
  cache.resize('/', made);
  expect(cache.get('/', old, NOW)).toBeUndefined();
});

test('a document that grows takes the room of others, and what isn’t kept takes none', async () => {
  const cache = makeCache(50_000);
  cache.get('/', old, NOW);
  const first = make(old);
  cache.add('/first', first);
  const large = new MadeDocument(jsonDocument('x'.repeat(45_000)), old, {});
  cache.resize('/large', large);
  expect(cache.get('/large', old, NOW)).toBeUndefined();
  const growing = new MadeDocument(jsonDocument('x'.repeat(20_000)), old, {});
  cache.add('/growing', growing);
  for (const coding of ['identity', 'gzip', 'br'] as const) await growing.variant(coding);
  cache.resize('/growing', growing);
  expect(cache.get('/growing', old, NOW)).toBe(growing);
  expect(cache.get('/first', old, NOW)).toBeUndefined();
});
