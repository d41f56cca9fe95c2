import { expect, test } from 'vitest';
import { TextReader } from '../../src/search/answer/text-reader.ts';
import { Lexicon } from '../../src/search/index/lexicon.ts';
import { analyzerFor } from '../../src/search/text/analysis.ts';
import { memoryInUse } from '../helpers/memory.ts';
import { buildIndex } from '../search/build-index.ts';
import { tipsOf } from '../search/tips.ts';

test('the words that a text reader keeps don’t keep the texts that they stood in', async () => {
  const reader = new TextReader(
    new Lexicon(buildIndex(tipsOf('salary'), { language: 'en' }).lexicon),
    analyzerFor('en'),
  );
  const before = await memoryInUse();
  for (let number = 0; number < 400; number++) {
    reader.read(Buffer.from(`incomprehensible${number}${' '.repeat(100_000)}`).toString());
  }
  expect((await memoryInUse()) - before).toBeLessThan(10_000_000);
  expect(reader.read('incomprehensible7').words).toHaveLength(1);
});
