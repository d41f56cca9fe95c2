import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { PROBLEM_NAMES, type ProblemName } from '../../src/http/response/problems.ts';
import { exampleProblem } from '../../src/http/routes/problem-examples.ts';
import { makeApp, PUBLIC_URL } from '../helpers/app.ts';
import { makeContent } from '../helpers/content.ts';
import { makeServer, request } from '../helpers/server.ts';

const TIP = '/v1/tips/research-the-company';

/** Content that is sent to a URL. */
const posted = (url: string, body: string, headers: string[] = []) =>
  request(
    url,
    ['Content-Type: application/json', `Content-Length: ${body.length}`, ...headers],
    'POST',
  ) + body;
/** A message to assistants' URL. */
const message = (body: string, headers: string[] = []) => posted('/mcp', body, headers);

/** The body of the response to bytes. */
async function ask(bytes: string): Promise<unknown> {
  const content = makeContent();
  const server = await makeServer({
    content: {
      ...content,
      articles: content.articles.map((article) =>
        article.status === 'withdrawn'
          ? { ...article, withdrawn: { date: '2026-03-31', reason: 'The rules have changed.' } }
          : article,
      ),
    },
    now: () => Date.parse('2026-04-01'),
    readiness() {
      throw new Error('not ready');
    },
  });
  const { body } = await server.ask(bytes);
  await server.close();
  return JSON.parse(body);
}

async function askTooOften(): Promise<unknown> {
  const app = await makeApp({ config: { RATE_LIMIT: 100, RATE_LIMIT_WINDOW_SECONDS: 60 } });
  for (let i = 0; i < 100; i++) await app.app.inject('/v1/meta');
  const response = await app.inject('/v1/meta');
  await app.close();
  return response.json();
}

async function askWhileBusy(): Promise<unknown> {
  const app = await makeApp({ config: { MAX_QUEUE_MS: 0, RESPONSE_CACHE_MB: 0 } });
  const urls = Array.from({ length: 50 }, (_, i) => `/v1/tips?page=${i + 1}`);
  const responses = await Promise.all(urls.map((url) => app.inject(url)));
  await app.close();
  return responses.find(({ statusCode }) => statusCode === 503)?.json();
}

/** Node's server says so of a socket on which a request came too slowly. */
async function askTooSlowly(): Promise<unknown> {
  const { app, close } = await makeApp();
  const socket = Object.assign(new PassThrough(), { bytesRead: 1 });
  const error = Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  app.server.emit('clientError', error, socket);
  const [, body = ''] = String(socket.read()).split('\r\n\r\n');
  await close();
  return JSON.parse(body);
}

const REAL: Readonly<Record<ProblemName, () => Promise<unknown>>> = {
  'bad-request': () => ask(request('/v1/tips/%zz')),
  'invalid-parameter': () => ask(request('/v1/tips?size=0')),
  'origin-not-allowed': () => ask(message('{}', ['Origin: https://a.example'])),
  'not-found': () => ask(request('/v1/tips/nothing')),
  'method-not-allowed': () => ask(request(TIP, [], 'DELETE')),
  'not-acceptable': () => ask(request(TIP, ['Accept-Encoding: *;q=0'])),
  'request-timeout': askTooSlowly,
  gone: () => ask(request('/v1/articles/smalltalk-tricks')),
  'content-too-large': () => ask(message(' '.repeat(65_537))),
  'uri-too-long': () => ask(request(`/v1/search?q=${'a'.repeat(2048)}`)),
  'content-not-supported': () => ask(`${request(TIP, ['Content-Length: 2'])}{}`),
  'invalid-content': () => ask(posted('/v1/match', '{}')),
  'too-many-requests': askTooOften,
  'header-fields-too-large': () => ask(request(TIP, [`A: ${'a'.repeat(20_000)}`])),
  'http-version-not-supported': () => ask(`GET ${TIP} HTTP/2.0\r\nHost: a\r\n\r\n`),
  'internal-error': () => ask(request('/health/ready', ['X-Request-Id: f2a9c04be81d7736-42'])),
  'not-implemented': () => ask(request(`/oembed?url=${PUBLIC_URL}&format=yaml`)),
  overloaded: askWhileBusy,
};

test.each(PROBLEM_NAMES)('the example of the problem %s is what a client is sent', async (name) => {
  expect(exampleProblem(name, PUBLIC_URL)).toEqual(await REAL[name]());
});
