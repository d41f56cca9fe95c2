import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const TIP = '/v1/tips/research-the-company';
const ARTICLE = '/v1/articles/second-interview';

test('a tip says what differs by country, and which texts to send', async () => {
  const tip = (await app.inject(TIP)).json();
  expect(tip).toMatchObject({
    questions: ['What should I read before an interview?'],
    notes: [
      { region: 'US', label: 'In the US', text: 'Filings of listed companies are public.' },
      { region: 'GB', label: 'In the UK', text: 'Companies House has the accounts.' },
    ],
    messages: [
      {
        title: 'Ask for an annual report',
        url: `${PUBLIC_URL}${TIP}/messages/1.txt`,
      },
    ],
  });
});

test.each([
  ['json', TIP, ''],
  ['Markdown', TIP, '.md'],
  ['text', TIP, '.txt'],
  ['HTML', TIP, '.html'],
  ['e-mail', TIP, '.email.html'],
  ['an article', ARTICLE, '', 'include=body'],
  ['an article as Markdown', ARTICLE, '.md'],
  ['the tips of an article', ARTICLE, '/tips', 'include=body'],
  ['a page', '/articles/second-interview', ''],
  ['a frame', '/embed/tips/research-the-company', ''],
])('`region` puts the note on a country first: %s', async (_, path, suffix, include = '') => {
  const order = async (query: string) => {
    const parameters = [include, query].filter(Boolean).join('&');
    const response = await app.inject(`${path}${suffix}?${parameters}`);
    expect(response.statusCode).toBe(200);
    return response.body.indexOf('Companies House') < response.body.indexOf('Filings of listed');
  };
  expect(await order('region=GB')).toBe(true);
  expect(await order('')).toBe(false);
  expect(await order('region=US')).toBe(false);
});

test('a page for a region without notes is none', async () => {
  const response = await app.inject('/articles/second-interview?region=UK');
  expect(response.statusCode).toBe(400);
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
});

test.each([TIP, `${ARTICLE}.md`, `${ARTICLE}/tips`])(
  'a region without notes is refused, and those that have some are named: %s',
  async (url) => {
    const response = await app.inject(`${url}?region=UK`);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({
      errors: [{ parameter: 'region', detail: 'must be one of GB, US; did you mean "GB"?' }],
    });
  },
);

test('a region in small letters is refused with the one that was meant', async () => {
  const { detail } = (await app.inject(`${TIP}?region=us`)).json();
  expect(detail).toBe('region: must be one of GB, US; did you mean "US"?');
  const { detail: other } = (await app.inject(`${TIP}?region=FR`)).json();
  expect(other).toBe('region: must be one of GB, US');
});

test('where no tip has notes, a region is refused as being of no use', async () => {
  const response = await app.inject('/v1/tips/firma-erkunden?lang=de&region=GB');
  expect(response.statusCode).toBe(400);
  expect(response.json().errors[0].detail).toContain('no tip has notes by country');
});

test('a message is plain text ready to send, and leads to its tip', async () => {
  const { messages } = (await app.inject(TIP)).json();
  const response = await app.inject(messages[0].url.slice(PUBLIC_URL.length));
  expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(response.body).toBe(
    'Dear [name],\n\nCould you send me the latest annual report?\n\n[Your name]\n',
  );
  expect(response.headers.link).toContain(`<${PUBLIC_URL}${TIP}>; rel="up"`);
});

test.each([
  `${TIP}/messages/2.txt`,
  `${TIP}/messages/0.txt`,
  `${TIP}/messages/x.txt`,
  '/v1/tips/nope/messages/1.txt',
])('a message that is not there is 404: %s', async (url) => {
  expect((await app.inject(url)).statusCode).toBe(404);
});

test('an article names its translations, whatever their slugs', async () => {
  const article = (await app.inject(ARTICLE)).json();
  expect(article.translations).toEqual([
    {
      slug: 'zweites-gespraech',
      inLanguage: 'de',
      url: `${PUBLIC_URL}/v1/articles/zweites-gespraech?lang=de`,
      webUrl: `${PUBLIC_URL}/articles/zweites-gespraech?lang=de`,
    },
  ]);
  const german = (await app.inject('/v1/articles/zweites-gespraech?include=body&lang=de')).json();
  expect(german.translations).toMatchObject([{ slug: 'second-interview', inLanguage: 'en' }]);
  expect(german.tips[0].translations).toEqual([]);
});

test('the page of an article leads to its translation', async () => {
  const page = (await app.inject('/articles/second-interview')).body;
  expect(page).toContain(
    `<link rel="alternate" hreflang="de" href="${PUBLIC_URL}/articles/zweites-gespraech?lang=de"`,
  );
  const { body } = await app.inject('/sitemap.xml');
  expect(body).toContain('hreflang="de"');
});

test('an article says who reviewed it, and where official advice is', async () => {
  const article = (await app.inject(ARTICLE)).json();
  expect(article.reviewedBy).toEqual([{ name: 'Rae Reviewer' }]);
  expect(article.links).toMatchObject([{ publisher: 'National Advice' }]);
  const page = (await app.inject('/articles/second-interview')).body;
  expect(page).toContain('Rae Reviewer');
  expect(page).toContain('href="https://advice.example/interviews"');
});

test('llms.txt says which questions an article answers', async () => {
  expect((await app.inject('/llms.txt')).body).toContain(
    'How do I prepare for a second interview?',
  );
});
