import { expect, test } from 'vitest';
import { TextReader } from '../../src/search/answer/text-reader.ts';
import { TipReader } from '../../src/search/answer/tip-reader.ts';
import { buildIndex } from '../../src/search/index/build.ts';
import { Lexicon } from '../../src/search/index/lexicon.ts';
import { analyzerFor } from '../../src/search/text/analysis.ts';
import { tip, tipsOf } from './tips.ts';

test('what was read of tips is kept, by its size', () => {
  const { lexicon } = buildIndex(tipsOf('salary'), { language: 'en' });
  const reader = new TipReader(new TextReader(new Lexicon(lexicon), analyzerFor('en')));
  const body = 'salary '.repeat(10_000);
  const tips = Array.from({ length: 120 }, (_, i) => tip({ slug: `tip-${i}`, body }));
  const [first = tip({})] = tips;
  const title = reader.read(first, 'title');
  const read = reader.read(first, 'body');
  expect(reader.read(first, 'title')).toBe(title);
  expect(reader.read(first, 'body')).toBe(read);
  for (const other of tips.slice(1)) reader.read(other, 'body');
  expect(reader.read(first, 'body')).not.toBe(read);
  expect(reader.read(first, 'body')).toEqual(read);
});
