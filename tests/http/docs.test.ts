import { expect, test } from 'vitest';
import { makeApp } from '../helpers/app.ts';

test('the API reference loads Swagger UI from a URL with its version, kept for good', async () => {
  const app = await makeApp();
  const path = '/docs/5.6.7/swagger-ui-bundle.js';
  expect((await app.inject('/docs')).body).toContain(path);
  const response = await app.inject(path);
  expect(response.body).toBe('swagger-ui-bundle.js');
  expect(response.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': expect.stringContaining('immutable'),
  });
  await app.close();
});
