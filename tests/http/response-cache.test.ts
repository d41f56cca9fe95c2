import { expect, test } from 'vitest';
import { jsonDocument } from '../../src/http/response/document.ts';
import { MadeDocument } from '../../src/http/response/made-document.ts';
import { Parts } from '../../src/http/response/parts.ts';
import { ResponseCache } from '../../src/http/response/response-cache.ts';
import { makeSnapshot, NOW } from '../helpers/app.ts';

const old = makeSnapshot();
const fresh = makeSnapshot();
const make = (snapshot: typeof old) =>
  new MadeDocument(jsonDocument({}, { validity: { from: NOW - 1, until: NOW + 1 } }), snapshot, {});

test('what a document has of the library’s own memory is not counted', () => {
  const body = new Parts([new Uint8Array(600_000), new Uint8Array(600_000)]);
  const made = new MadeDocument({ type: 'application/json', body }, old, {});
  expect(body.length).toBe(1_200_000);
  expect(made.size).toBeLessThan(10_000);
});

test('a document is kept until its snapshot is replaced', () => {
  const cache = new ResponseCache(1_000_000);
  expect(cache.get('/', old, NOW)).toBeUndefined();
  const made = make(old);
  cache.set('/', made);
  expect(cache.get('/', old, NOW)).toBe(made);
  expect(cache.get('/', fresh, NOW)).toBeUndefined();
});

test('a document that is finished after its snapshot was replaced is not kept', () => {
  const cache = new ResponseCache(1_000_000);
  cache.get('/', old, NOW);
  cache.get('/', fresh, NOW);
  cache.set('/', make(old));
  expect(cache.get('/', fresh, NOW)).toBeUndefined();
});

test('a document is not served from memory when the clock is outside of its time', () => {
  const cache = new ResponseCache(1_000_000);
  cache.get('/', old, NOW);
  cache.set('/', make(old));
  expect(cache.get('/', old, NOW + 1)).toBeUndefined();
  expect(cache.get('/', old, NOW - 2)).toBeUndefined();
  expect(cache.get('/', old, NOW)).toBeDefined();
});
