import { expect, test } from 'vitest';
import { TipReader } from '../../src/search/answer/tip-reader.ts';
import { Lexicon } from '../../src/search/index/lexicon.ts';
import { analyzerFor } from '../../src/search/text/analysis.ts';
import { buildIndex } from './build-index.ts';
import { tip, tipsOf } from './tips.ts';

test('what was read of a tip is read once, and of each tip by itself', () => {
  const { lexicon } = buildIndex(tipsOf('salary'), { language: 'en' });
  const reader = new TipReader(new Lexicon(lexicon), analyzerFor('en'));
  const [one, other] = [tip({ title: 'Pay', body: 'Ask for a salary.' }), tip({ title: 'Rest' })];
  const read = { title: reader.read(one, 'title'), body: reader.read(one, 'body') };
  expect(reader.read(one, 'title')).toBe(read.title);
  expect(reader.read(one, 'body')).toBe(read.body);
  expect(read.title.map(({ shown }) => shown)).toEqual(['Pay']);
  expect(reader.read(other, 'title').map(({ shown }) => shown)).toEqual(['Rest']);
});
