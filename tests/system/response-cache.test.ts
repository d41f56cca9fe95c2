import { expect, test } from 'vitest';
import { makeApp } from '../helpers/app.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';
import { memoryInUse } from '../helpers/memory.ts';

const MEGABYTE = 1_048_576;
const CODINGS = ['identity', 'gzip', 'br'];

test.each([
  ['short text', 'Charge your phone. ', 20, 3000],
  ['text of three bytes a character', '第二次面试前请研究公司。', 350, 500],
])('what is kept takes the memory that it may: %s', async (_what, text, times, requests) => {
  const content = makeContent({
    articles: [makeArticle({ tips: [makeTip({ body: text.repeat(times) })] })],
  });
  const app = await makeApp({ content, config: { RESPONSE_CACHE_MB: 16 } });
  const ask = async (seed: number) => {
    for (const coding of CODINGS)
      await app.app.inject({
        url: `/v1/tips/random?seed=${seed}`,
        headers: { 'accept-encoding': coding },
      });
  };
  await ask(0);
  const before = await memoryInUse();
  for (let seed = 1; seed <= requests; seed++) await ask(seed);
  const held = (await memoryInUse()) - before;
  await app.close();
  expect(held).toBeLessThan(16 * MEGABYTE);
  expect(held).toBeGreaterThan(4 * MEGABYTE);
});
