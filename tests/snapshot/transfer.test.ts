import { expect, test } from 'vitest';
import { buildSnapshotData } from '../../src/snapshot/data.ts';
import { openSnapshot } from '../../src/snapshot/snapshot.ts';
import { transferList } from '../../src/snapshot/transfer.ts';
import { makeContent } from '../helpers/content.ts';

const IDENTITY = { publicUrl: 'https://tips.example', codeVersion: 'test' };

test('every buffer of a snapshot moves, each once, and what arrives is the same', () => {
  const make = () => buildSnapshotData(makeContent(), 'test');
  const data = make();
  const buffers = transferList(data);
  expect(new Set(buffers).size).toBe(buffers.length);
  const moved = structuredClone(data, { transfer: buffers });
  expect(moved).toEqual(make());
  // What was left behind would have been copied.
  for (const buffer of buffers) expect(buffer.byteLength).toBe(0);
  for (const buffer of transferList(data)) expect(buffer.byteLength).toBe(0);
});

test('a snapshot that was moved answers as before', () => {
  const data = buildSnapshotData(makeContent(), 'test');
  const before = openSnapshot(structuredClone(data), IDENTITY, 0);
  const after = openSnapshot(structuredClone(data, { transfer: transferList(data) }), IDENTITY, 0);
  const query = { q: 'salary', offset: 0, limit: 10 };
  const expected = before.indexes.get('en')?.tips.search(query);
  expect(after.indexes.get('en')?.tips.search(query)).toEqual({
    ...expected,
    highlight: expect.any(Function),
  });
  expect(after.revision).toBe(before.revision);
});

test('only what holds bytes is moved', () => {
  const shared = new Uint8Array(4);
  const value = {
    a: [shared, { b: new Float64Array(shared.buffer.slice(0, 0)) }],
    c: null,
    d: 'x',
  };
  expect(transferList({ ...value, again: shared })).toHaveLength(2);
});
