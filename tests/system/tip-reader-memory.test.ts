import { expect, test } from 'vitest';
import { TipReader } from '../../src/search/answer/tip-reader.ts';
import { Lexicon } from '../../src/search/index/lexicon.ts';
import { analyzerFor } from '../../src/search/text/analysis.ts';
import { memoryInUse } from '../helpers/memory.ts';
import { buildIndex } from '../search/build-index.ts';
import { tip, tipsOf } from '../search/tips.ts';

test('the words that a tip reader keeps don’t keep the texts that they stood in', async () => {
  const reader = new TipReader(
    new Lexicon(buildIndex(tipsOf('salary'), { language: 'en' }).lexicon),
    analyzerFor('en'),
  );
  const before = await memoryInUse();
  for (let number = 0; number < 400; number++) {
    const title = Buffer.from(`incomprehensible${number}${' '.repeat(100_000)}`).toString();
    reader.read(tip({ title }), 'title');
  }
  expect((await memoryInUse()) - before).toBeLessThan(10_000_000);
  expect(reader.read(tip({ title: 'incomprehensible7' }), 'title')[0]?.words).toHaveLength(1);
});
