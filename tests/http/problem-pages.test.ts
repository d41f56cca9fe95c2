import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROBLEM_TYPES } from '../../src/http/response/problems.ts';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { ParsedPage, textOf } from '../render/pages/parse-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const read = async (url: string) => new ParsedPage((await app.inject(url)).body);

describe('every kind of problem', () => {
  test.each(Object.entries(PROBLEM_TYPES))('%s is explained', async (name, { status, title }) => {
    const page = await read(`/problems/${name}`);
    expect(textOf(page.one('h1'))).toBe(title);
    const example = JSON.parse(textOf(page.one('code', { lang: 'zxx' })));
    expect(example).toMatchObject({ type: `${PUBLIC_URL}/problems/${name}`, title, status });
  });

  test('is in the list', async () => {
    const page = await read('/problems');
    for (const name of Object.keys(PROBLEM_TYPES))
      expect(page.all('a', { href: `/problems/${name}` })).toHaveLength(1);
  });
});
