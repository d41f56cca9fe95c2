import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeApp } from '../helpers/app.ts';
import { judge, judgeSentences, readJudged, shippedContent } from './judged.ts';

/** The goal is 0.95 and 0.85 in listings that nobody looked at while the phrases were written. */
test.each([
  ['that the phrases were tried on', '', 0.95, 0.9],
  ['that nobody looked at', 'untouched/', 0.8, 0.6],
])('signals are found as an adviser would in listings %s', async (_, folder, least, leastFound) => {
  const { precision, recall } = await judge(readJudged(folder));
  expect(precision).toBeGreaterThanOrEqual(least);
  expect(recall).toBeGreaterThanOrEqual(leastFound);
});

/** Held out: each third sentence of a list, which says how phrases do with words of strangers. */
test.each([
  ['en', 'tunedOn', 0.9, 0.08],
  ['en', 'heldOut', 0.8, 0.3],
  ['es', 'tunedOn', 0.9, 0.08],
  ['es', 'heldOut', 0.75, 0.25],
] as const)(
  'sentences have the signals that they say: %s, %s',
  async (language, part, least, most) => {
    const { found, raised } = (await judgeSentences(language))[part];
    expect(found).toBeGreaterThanOrEqual(least);
    expect(raised).toBeLessThanOrEqual(most);
  },
);

test('the signals of each language weigh at most 12 KB when they are compressed', async () => {
  const app = await makeApp({ content: await shippedContent() });
  for (const { language } of app.snapshot.library.editions) {
    const { body } = await app.inject(`/v1/signals?lang=${language}`);
    expect(brotliCompressSync(body).length, language).toBeLessThanOrEqual(12_288);
  }
  await app.close();
});
