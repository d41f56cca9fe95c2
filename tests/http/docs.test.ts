import { expect, test } from 'vitest';
import { makeAsset } from '../../src/http/response/assets.ts';
import { makeApp } from '../helpers/app.ts';
import { makeAssets } from '../helpers/assets.ts';

test('the API reference loads Swagger UI from a URL with its version, kept for good', async () => {
  const script = makeAsset('swagger-ui-bundle.js', Buffer.from('script'));
  const files = new Map([['swagger-ui-bundle.js', script]]);
  const app = await makeApp({
    assets: { ...makeAssets(), swaggerUi: { version: '5.6.7', files } },
  });
  const path = '/docs/5.6.7/swagger-ui-bundle.js';
  expect((await app.inject('/docs')).body).toContain(path);
  const response = await app.inject(path);
  expect(response.body).toBe('script');
  expect(response.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': expect.stringContaining('immutable'),
  });
  await app.close();
});

test('the API reference of a server built without Swagger UI says where the contract is', async () => {
  const app = await makeApp({ assets: makeAssets() });
  const response = await app.inject('/docs');
  expect(response.statusCode).toBe(200);
  expect(response.body).toContain('without Swagger UI');
  expect(response.body).toContain('href="/openapi.json"');
  await app.close();
});
