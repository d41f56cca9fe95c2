import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type TestApp } from '../helpers/app.ts';
import { makeContent } from '../helpers/content.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const match = (payload: unknown, query = '', type = 'application/json') =>
  app.inject({
    method: 'POST',
    url: `/v1/match${query}`,
    headers: { 'content-type': type },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
const posting = (members: object) => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Clerk',
  ...members,
});
const slugs = (tips: { slug: string }[]) => tips.map(({ slug }) => slug);

test('a listing is answered with tips, each with the words of the listing that call for it', async () => {
  const description = '<p>Please <b>research</b> our company. £25,000 a year.</p>';
  const response = await match(posting({ description }));
  expect(response.statusCode).toBe(200);
  const { signals, data, links, inLanguage } = response.json();
  const evidence = {
    member: 'description',
    text: 'research our company',
    start: description.indexOf('research'),
    end: description.indexOf('. £'),
  };
  const reason = { signal: 'research-expected', name: 'expects you to know the company', evidence };
  expect(signals).toEqual([reason]);
  expect(slugs(data)).toEqual(['research-the-company', 'leave-pay-for-later']);
  expect(data[0].because).toEqual([reason]);
  expect(inLanguage).toBe('en');
  expect(links.recommendations).toBe(
    'https://tips.example/v1/recommendations?signals=research-expected',
  );
});

test('a member that is missing is evidence, too', async () => {
  const { signals } = (await match({ title: 'Clerk', text: 'Competitive salary.' })).json();
  expect(signals).toMatchObject([{ signal: 'pay-not-stated', evidence: { member: 'baseSalary' } }]);
});

test.each([
  ['with a prefix', 'schema:description', 'schema:description'],
  ['of any length', 'x'.repeat(90_000), 'x'.repeat(100)],
  ['of no text', 'a\u0001\uD83D', 'a\uFFFD\uFFFD'],
])('evidence names a member %s as far as the contract goes', async (_how, name, member) => {
  const listing = { '@type': 'schema:JobPosting', [name]: 'Research our\u0001company.' };
  const { signals } = (await match(listing)).json();
  expect(signals).toMatchObject([
    { signal: 'research-expected', evidence: { member, text: 'Research our\uFFFDcompany' } },
    { signal: 'pay-not-stated' },
  ]);
});

test('tips for a listing are the same as by its signals, which are cached', async () => {
  const matched = (await match(posting({ description: 'Research our company.' }))).json();
  const url = new URL(matched.links.recommendations);
  const response = await app.inject(url.pathname + url.search);
  expect(response.statusCode).toBe(200);
  expect(response.headers['cache-control']).toMatch(/^public/);
  expect(response.json().links.self).toBe(matched.links.recommendations);
  expect(slugs(response.json().data)).toEqual(slugs(matched.data));
  expect(response.json().data[0].because).toEqual([
    { signal: 'pay-not-stated', name: 'doesn’t say what it pays' },
    { signal: 'research-expected', name: 'expects you to know the company' },
  ]);
});

test('signals in any order are one document, which names them in one', async () => {
  const [one, other] = await Promise.all(
    ['pay-not-stated,research-expected', 'research-expected,pay-not-stated'].map((signals) =>
      app.inject(`/v1/recommendations?signals=${signals}`),
    ),
  );
  expect(other?.body).toBe(one?.body);
  expect(other?.headers.etag).toBe(one?.headers.etag);
});

test('a listing in the language that it says is answered in it; `lang` decides', async () => {
  const listing = { text: 'Wir zahlen gut.', lang: 'de' };
  const german = await match(listing);
  expect(german.headers['content-language']).toBe('de');
  expect(german.json()).toMatchObject({
    inLanguage: 'de',
    signals: [{ signal: 'pay-not-stated', name: 'kein Gehalt nennt' }],
  });
  expect((await match(listing, '?lang=en')).json().inLanguage).toBe('en');
  const found = { '@graph': [{ '@type': 'WebPage' }, posting({ inLanguage: { name: 'de' } })] };
  expect((await match(found)).json().inLanguage).toBe('de');
  expect((await match(posting({ inLanguage: 'constructor' }))).json().inLanguage).toBe('en');
});

test('tips of stages before the one that the reader is at are left out', async () => {
  const url = '/v1/recommendations?signals=pay-not-stated,research-expected&stage=offer';
  const { data } = (await app.inject(url)).json();
  expect(slugs(data)).toEqual(['know-your-figure']);
});

test('without a signal there are tips of the stage, other ones each day, until midnight', async () => {
  const on = async (date: string) => {
    const other = await makeApp({ now: () => Date.parse(date) });
    const response = await other.inject('/v1/recommendations?stage=second-interview&size=1');
    await other.close();
    return response;
  };
  const first = await on('2026-03-01T23:59:00Z');
  const second = await on('2026-03-02T00:01:00Z');
  expect(first.json().data[0].because).toEqual([]);
  expect(slugs(first.json().data)).not.toEqual(slugs(second.json().data));
  expect(first.headers['cache-control']).toContain('max-age=60');
});

test('a listing that is too long is told how many bytes are taken', async () => {
  const response = await match(JSON.stringify({ text: 'x'.repeat(102_400) }));
  expect(response.json().detail).toContain('102400 bytes');
});

test.each([
  ['no JSON', '{"title"', 400, 'bad-request'],
  ['nothing', '', 400, 'bad-request'],
  ['a text', '"JobPosting"', 422, 'invalid-content'],
  ['another thing', '{"@type":"Event"}', 422, 'invalid-content'],
  ['no text', '{"title":"Clerk"}', 422, 'invalid-content'],
  ['too much', JSON.stringify({ text: 'x'.repeat(102_400) }), 413, 'content-too-large'],
])('content with %s is refused without a word of it', async (_, payload, status, code) => {
  const response = await match(payload);
  expect(response.statusCode).toBe(status);
  expect(response.json().code).toBe(code);
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.body).not.toMatch(/Clerk|xxx/);
});

test.each([
  [{ text: 'Clerk', stage: 'offer' }, /members title, text and lang alone; stage, size .* the URL/],
  [{ text: 'Clerk', lang: 'fr' }, /^lang: must be one of de, en$/],
  [{ text: 'Clerk', lang: 5 }, /^lang: must be one of/],
  [{ text: 'Clerk', title: ['Clerk'] }, /^title: must be a string$/],
  [
    { text: ['Clerk'] },
    /has no JobPosting \("@type": "JobPosting"\), and is no object with a "text"/,
  ],
])('a listing as text that would not be read as meant is refused: %j', async (listing, detail) => {
  const response = await match(listing);
  expect(response.statusCode).toBe(422);
  expect(response.json().detail).toMatch(detail);
  expect(response.body).not.toContain('Clerk');
});

test('a compressed listing is refused, and what is taken is named (RFC 9110 §15.5.16)', async () => {
  const send = (coding: string) =>
    app.inject({
      method: 'POST',
      url: '/v1/match',
      headers: { 'content-type': 'application/json', 'content-encoding': coding },
      payload: '{"text":""}',
    });
  const response = await send('gzip');
  expect(response.statusCode).toBe(415);
  expect(response.headers['accept-encoding']).toBe('identity');
  expect(response.json().detail).toContain('must not be compressed');
  expect((await send('identity')).statusCode).toBe(200);
});

test('a listing of another type than JSON is refused, and the types are named (RFC 9110 §15.5.16)', async () => {
  const response = await match('<p>', '', 'text/html');
  expect(response.statusCode).toBe(415);
  expect(response.headers.accept).toBe('application/json, application/ld+json');
  expect(response.json().detail).toContain('must be application/json or application/ld+json');
  expect((await match(posting({}), '', 'application/ld+json')).statusCode).toBe(200);
});

test('the URL takes POST alone, and others no content', async () => {
  const got = await app.inject('/v1/match');
  expect(got.statusCode).toBe(405);
  expect(got.headers.allow).toBe('POST, OPTIONS');
  const slash = await app.inject({ method: 'POST', url: '/v1/match/?lang=de', payload: {} });
  expect(slash).toMatchObject({ statusCode: 308, headers: { location: '/v1/match?lang=de' } });
  const sent = await app.inject({ method: 'POST', url: '/v1/signals', payload: { text: '' } });
  expect(sent.statusCode).toBe(405);
});

test.each([
  [
    'signals=pay-not-stated,no-such',
    /^signals: must be some of pay-not-stated, research.*"no-such" is none$/,
  ],
  ['signals=pay-not-statd', /; did you mean "pay-not-stated"\?$/],
  ['signals=a,b,c,d,e,f,g', /^signals: must name at most 6$/],
  ['stage=nowhere', /^stage: must be one of screening/],
  ['stage=second-interveiw', /; did you mean "second-interview"\?$/],
  ['stage=offer,screening', /^stage: must be letters, digits and hyphens$/],
  ['size=21', /^size: must be a whole number from 1 to 20$/],
])('recommendations with %s are refused', async (query, detail) => {
  const response = await app.inject(`/v1/recommendations?${query}`);
  expect(response.statusCode).toBe(400);
  expect(response.json().detail).toMatch(detail);
});

test('the signals are listed with all that it takes to find them', async () => {
  const { data, endings } = (await app.inject('/v1/signals')).json();
  expect(data).toMatchObject([
    { slug: 'pay-not-stated', weight: 4, conditions: [{ member: 'baseSalary', isAbsent: true }] },
    { slug: 'research-expected', conditions: [] },
  ]);
  expect(data[1].phrases).toEqual(['research * company|employer', 'knowledge of our company']);
  expect(endings).toContainEqual(['y', 'ies', 'ied', 'ying']);
});

test('phrases come without capitals and accents, which nothing is found by', async () => {
  const name = { en: 'asks for a CV' };
  const signal = { slug: 'cv-asked', name, description: name, phrases: { en: ['Résumé|=CV'] } };
  const own = await makeApp({ content: makeContent({ signals: [signal] }) });
  expect((await own.inject('/v1/signals')).json().data[0].phrases).toEqual(['resume|=cv']);
  await own.close();
});

test('what a signal means is there when it is asked for', async () => {
  const list = async (query = '') => (await app.inject(`/v1/signals${query}`)).json().data;
  const [light] = await list();
  expect(light).not.toHaveProperty('name');
  const [whole] = await list('?include=texts');
  expect(whole).toMatchObject({ ...light, name: 'doesn’t say what it pays' });
  expect(whole.description).toMatch(/\w/);
  expect((await app.inject('/v1/signals?include=body')).statusCode).toBe(400);
});

test('a library without signals has tips of the stage alone', async () => {
  const bare = await makeApp({ content: makeContent({ signals: [] }) });
  expect((await bare.inject('/v1/signals')).json().data).toEqual([]);
  const response = await bare.inject({
    method: 'POST',
    url: '/v1/match',
    payload: { text: 'Research our company.' },
  });
  expect(response.json()).toMatchObject({ signals: [], data: [{ because: [] }, { because: [] }] });
  expect((await bare.inject('/v1/recommendations?signals=a')).statusCode).toBe(400);
  await bare.close();
});

test('nothing of a listing is logged or kept', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const logged = await makeApp({ logger: pino({ level: 'trace' }, stream) });
  const payload = JSON.stringify({ title: 'Xylograph', text: 'Quokka: research our company.' });
  const send = (text: string) =>
    logged.inject({
      method: 'POST',
      url: '/v1/match',
      headers: { 'content-type': 'application/json' },
      payload: text,
    });
  const response = await send(payload);
  expect(response.statusCode).toBe(200);
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.headers.etag).toBeUndefined();
  await send(payload.slice(1));
  await send(JSON.stringify({ title: 'Xylograph Quokka' }));
  // The next listing is answered by itself.
  expect((await send('{"text":"£20,000"}')).json().signals).toEqual([]);
  await logged.close();
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join('')).not.toMatch(/xylograph|quokka/i);
});
