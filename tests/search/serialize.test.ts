import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../src/search/index/build.ts';
import {
  deserializeIndex,
  IndexFormatError,
  serializeIndex,
} from '../../src/search/index/serialize.ts';
import { openIndex } from '../../src/search/index.ts';
import { transferList } from '../../src/snapshot/transfer.ts';
import { found, tip, tipsOf } from './tips.ts';

const synonyms = [{ equivalent: ['pay', 'salary'] }];

test('an index that was saved and opened is the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 8 }),
      (texts) => {
        const tips = texts.map((text, number) =>
          tip({ slug: `tip-${number}`, title: text, body: `pay ${text}`, topics: [text] }),
        );
        const data = buildIndex(tips, { language: 'en', synonyms });
        expect(deserializeIndex(serializeIndex(data))).toEqual(data);
      },
    ),
  );
});

test('an index survives being moved to another thread, saved or not', () => {
  const data = buildIndex(tipsOf('the salary', 'the offer'), { language: 'en', synonyms });
  const reopened = deserializeIndex(serializeIndex(data));
  for (const one of [data, reopened]) {
    const moved = structuredClone(one, { transfer: transferList(one) });
    expect(found(openIndex(moved), 'pay')).toEqual([0]);
    expect(one.postings.entries).toHaveLength(0);
  }
});

test('a saved index at an odd place of its buffer is read', () => {
  const bytes = serializeIndex(buildIndex(tipsOf('the salary'), { language: 'en' }));
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(found(openIndex(deserializeIndex(shifted.subarray(3))), 'salary')).toEqual([0]);
});

describe('bytes that are no index', () => {
  const good = serializeIndex(buildIndex(tipsOf('the salary'), { language: 'en' }));
  const changed = (at: number, value: number) => {
    const bytes = good.slice();
    bytes[at] = value;
    return bytes;
  };

  test.each([
    ['empty', new Uint8Array(0), 'not a saved index'],
    [
      'another file',
      new TextEncoder().encode('{"language": "en", "size": 1}'),
      'not a saved index',
    ],
    ['another version', changed(4, 99), 'has version 99'],
    ['cut short', good.slice(0, -8), `should have ${good.length} bytes, it has ${good.length - 8}`],
    ['damaged', changed(17, 0), 'damaged'],
  ])('bytes that are no index are refused with the reason: %s', (_name, bytes, reason) => {
    expect(() => deserializeIndex(bytes)).toThrow(IndexFormatError);
    expect(() => deserializeIndex(bytes)).toThrow(reason);
  });
});
