import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type TestApp } from './app.ts';
import { type Answer, responseValidator } from './contract.ts';

let app: TestApp;
let validate: ReturnType<typeof responseValidator>;
const url = '/v1/tips/research-the-company';

beforeAll(async () => {
  app = await makeApp();
  validate = responseValidator(app.app);
});
afterAll(() => app.close());

test('the validator of responses takes what the contract promises', async () => {
  await expect(app.inject(url)).resolves.toMatchObject({ statusCode: 200 });
  await expect(app.inject('/v1/tips/unknown')).resolves.toMatchObject({ statusCode: 404 });
});

test.each<[string, (good: Answer) => Partial<Answer>, RegExp]>([
  ['a missing member', () => ({ body: '{}' }), /must have required property/],
  [
    'a wrong type',
    ({ body }) => ({ body: JSON.stringify({ ...JSON.parse(body), position: '1' }) }),
    /must be number|must be integer/,
  ],
  ['an undeclared status', () => ({ statusCode: 207 }), /no such status/],
  [
    'an undeclared content type',
    ({ headers }) => ({ headers: { ...headers, 'content-type': 'text/css' } }),
    /text\/css/,
  ],
  [
    'a missing header',
    ({ headers }) => ({ headers: { ...headers, 'x-content-type-options': undefined } }),
    /lacks x-content-type-options/,
  ],
  [
    'XML that is not well-formed',
    ({ headers }) => ({
      headers: { ...headers, 'content-type': 'application/atom+xml' },
      body: '<title>Read items[list[0]]>1 aloud</title>',
    }),
    /isn't well-formed XML/,
  ],
  ['an error that is no problem document', () => ({ statusCode: 404 }), /an error as/],
])('the validator of responses refuses %s', async (_name, change, message) => {
  const good = await app.inject(url);
  expect(() => validate('GET', url, { ...good, ...pick(good), ...change(good) })).toThrow(message);
});

const pick = ({ statusCode, headers, body }: Answer): Answer => ({ statusCode, headers, body });
