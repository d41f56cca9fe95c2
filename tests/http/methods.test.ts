import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type TestApp } from '../helpers/app.ts';
import { everyUrl } from '../helpers/routes.ts';
import { makeServer, request } from '../helpers/server.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const TIP = '/v1/tips/research-the-company';
const ALLOW = 'GET, HEAD, OPTIONS';

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'] as const)(
  'the method %s returns 405 with Allow (RFC 9110 §15.5.6)',
  async (method) => {
    const response = await app.inject({ method: method as 'POST', url: TIP });
    expect(response).toMatchObject({ statusCode: 405, headers: { allow: ALLOW } });
  },
);

test('another method with content returns 405, and the content is not read', async () => {
  const response = await app.inject({ method: 'POST', url: TIP, payload: { a: 1 } });
  expect(response).toMatchObject({ statusCode: 405, headers: { connection: 'close' } });
});

test.each(['POST', 'OPTIONS'] as const)(
  'the method %s on an unknown path returns 404',
  async (method) => {
    expect(await app.inject({ method, url: '/v1/nothing' })).toMatchObject({ statusCode: 404 });
  },
);

test('another method on a path with a slash at its end returns 405', async () => {
  const response = await app.inject({ method: 'POST', url: `${TIP}//?x=1` });
  expect(response).toMatchObject({ statusCode: 405, headers: { allow: ALLOW } });
  expect(await app.inject({ method: 'OPTIONS', url: `${TIP}/` })).toMatchObject({
    statusCode: 204,
  });
  expect(await app.inject('//?x=1')).toMatchObject({
    statusCode: 308,
    headers: { location: '/?x=1' },
  });
});

test('OPTIONS returns 204 with Allow', async () => {
  for (const url of [TIP, '/', '/docs'])
    expect(await app.inject({ method: 'OPTIONS', url })).toMatchObject({
      statusCode: 204,
      body: '',
      headers: { allow: ALLOW },
    });
});

test('OPTIONS on the server as a whole returns 204', async () => {
  const server = await makeServer();
  const response = await server.ask(request('*', [], 'OPTIONS'), 'OPTIONS');
  await server.close();
  expect(response).toMatchObject({ status: 204, body: '', headers: { allow: ALLOW } });
});

test('a preflight is allowed every header, and credentials are not (Fetch standard, CORS)', async () => {
  const { headers } = await app.inject({
    method: 'OPTIONS',
    url: TIP,
    headers: {
      origin: 'https://jobs.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,baggage,content-type,tracestate',
    },
  });
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers['access-control-allow-methods']).toBe(ALLOW);
  expect(headers['access-control-allow-headers']).toBe('*, Authorization');
  expect(headers['access-control-allow-credentials']).toBeUndefined();
});

const CHANGING = ['date', 'connection'];

test('HEAD has the headers of GET, and no body, on every route (RFC 9110 §9.3.2)', async () => {
  const urls = everyUrl(app.app);
  expect(urls.length).toBeGreaterThan(40);
  for (const url of [...urls, '/v1/tips/nothing', '/v1/tips?page=0']) {
    const get = await app.inject(url);
    const head = await app.inject({ method: 'HEAD', url });
    for (const name of CHANGING) for (const { headers } of [get, head]) delete headers[name];
    // A random tip has its own length each time.
    if (url === '/v1/tips/random')
      for (const name of ['content-length', 'link'])
        for (const { headers } of [get, head]) delete headers[name];
    expect({ url, status: head.statusCode, headers: head.headers }).toEqual({
      url,
      status: get.statusCode,
      headers: get.headers,
    });
    expect(head.body).toBe('');
  }
});
