import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROBLEM_TYPES } from '../../src/http/response/problems.ts';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { ParsedPage, textOf } from '../render/pages/parse-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const read = async (url: string) => new ParsedPage((await app.inject(url)).body);

test.each(Object.entries(PROBLEM_TYPES))(
  'the page of the problem %s explains it',
  async (name, { status, title }) => {
    const page = await read(`/problems/${name}`);
    expect(textOf(page.one('title'))).toBe(`${title} – Test Tips`);
    expect(textOf(page.one('h1'))).toBe(title);
    const example = JSON.parse(textOf(page.one('code', { lang: 'zxx' })));
    expect(example).toMatchObject({ type: `${PUBLIC_URL}/problems/${name}`, title, status });
  },
);

test('every kind of problem is in the list of problems', async () => {
  const page = await read('/problems');
  for (const name of Object.keys(PROBLEM_TYPES))
    expect(page.all('a', { href: `/problems/${name}` })).toHaveLength(1);
});
