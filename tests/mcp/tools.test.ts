import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { TOOLS } from '../../src/mcp/tools.ts';
import { makeApp, makeSnapshot, NOW, type TestApp } from '../helpers/app.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';
import { call, callTool } from '../helpers/mcp.ts';

let shared: TestApp;
beforeAll(async () => {
  shared = await makeApp();
});
afterAll(() => shared.close());

const ask = (name: string, input: object) => callTool(shared.app, name, { ...input });

test('search_advice gives the tips of a search in its order, each with its credit', async () => {
  const { text, data } = await ask('search_advice', { question: 'company', limit: 20 });
  const found = (await shared.inject('/v1/search?q=company')).json();
  const slugs = (tips: { slug: string }[]) => tips.map(({ slug }) => slug);
  expect(slugs(data.tips)).toEqual(slugs(found.data));
  expect(data.totalItems).toBe(found.page.totalItems);
  for (const tip of data.tips) {
    expect(text).toContain(`(slug: ${tip.slug})`);
    expect(tip.credit).toContain(tip.webUrl);
    expect(text).toContain(`<${tip.webUrl}>`);
  }
});

test('search_advice says what to ask for and what is nearest where it finds nothing', async () => {
  const { text, data } = await ask('search_advice', { question: 'xylophone' });
  expect(data.tips).toEqual([]);
  expect(text).toMatch(/^The library has no advice on this\./);
  const { nearest } = (await shared.inject('/v1/search?q=xylophone')).json();
  for (const kind of ['topics', 'articles']) {
    const slugs = nearest[kind].map(({ slug }: { slug: string }) => slug);
    expect(slugs.length).toBeGreaterThan(0);
    expect(data.nearest[kind].map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
    for (const slug of slugs) expect(text).toContain(`(slug: ${slug})`);
  }
  const found = await ask('search_advice', { question: 'company' });
  expect(found.data).not.toHaveProperty('nearest');
});

test('search_advice says what was probably meant by a misspelt word', async () => {
  const { text, data } = await ask('search_advice', { question: 'compnay' });
  expect(data.suggestions).toEqual(['company']);
  expect(text).toContain('You could ask for: company.');
  expect(TOOLS.search_advice?.output.safeParse(data).error).toBeUndefined();
});

test('match_listing gives the tips of /v1/match, each with its reason, and keeps nothing of the listing', async () => {
  const text = 'You research our company beforehand. We pay well.';
  const answered = await ask('match_listing', { text });
  const matched = (
    await shared.app.inject({ method: 'POST', url: '/v1/match', payload: { text } })
  ).json();
  const slugs = (tips: { slug: string }[]) => tips.map(({ slug }) => slug);
  expect(slugs(answered.data.tips)).toEqual(slugs(matched.data));
  expect(answered.data.tips.length).toBeGreaterThan(0);
  expect(answered.data.signals).toContainEqual({
    signal: 'research-expected',
    name: 'expects you to know the company',
    evidence: 'research our company',
  });
  expect(answered.text).toContain('Why: Because this job expects you to know the company');
  const [first] = answered.data.tips;
  expect(answered.text).toContain(`<${first.webUrl}>`);
  const again = vi.spyOn(TOOLS.match_listing as object as { call: () => unknown }, 'call');
  await ask('match_listing', { text });
  expect(again).toHaveBeenCalledTimes(1);
  again.mockRestore();
});

test('match_listing reads dates of a listing by the same clock as /v1/match', async () => {
  const soon: Content['signals'][number] = {
    slug: 'starts-soon',
    name: { en: 'starts soon' },
    description: { en: 'The listing names a day of the next week.' },
    phrases: { en: ['start on @'] },
    tips: ['research-the-company'],
    weight: 5,
  };
  const { app, close } = await makeApp({
    content: makeContent({ signals: [soon] }),
    now: () => Date.parse('2026-03-01T12:00:00Z'),
  });
  const { data } = await callTool(app, 'match_listing', { text: 'You start on 5 March 2026.' });
  expect(data.signals).toMatchObject([{ signal: 'starts-soon' }]);
  await close();
});

test('a listing with many signals has all of them, and tips for those that matter most', async () => {
  const words = ['apron', 'boots', 'cap', 'dress', 'earplugs', 'fleece', 'gloves'];
  const signals = words.map((word, i) => ({
    slug: word,
    name: { en: `asks for ${word}` },
    description: { en: `You are to bring ${word}.` },
    phrases: { en: [word] },
    tips: ['research-the-company'],
    weight: 10 - i,
  }));
  const { app, close } = await makeApp({ content: makeContent({ signals }) });
  const text = `Bring ${words.join(', ')}.`;
  const { data } = await callTool(app, 'match_listing', { text });
  const matched = (
    await app.inject({ method: 'POST', url: '/v1/match', payload: { text } })
  ).json();
  await close();
  expect(data.signals).toHaveLength(7);
  expect(data.tips).toMatchObject([{ because: words.slice(0, 6) }]);
  expect(matched.signals).toHaveLength(7);
  expect(matched.data[0].because).toHaveLength(6);
});

test('match_listing says what to use for a listing without a signal', async () => {
  const { text, data } = await ask('match_listing', { text: '£30,000 a year. No more to say.' });
  expect(data).toEqual({ signals: [], tips: [] });
  expect(text).toContain('use search_advice');
});

test('get_tip gives the whole text, ending with the credit', async () => {
  const { text, data } = await ask('get_tip', { slug: 'research-the-company' });
  const markdown = await shared.inject('/v1/tips/research-the-company.md');
  expect(text).toBe(markdown.body);
  expect(data).toMatchObject({ slug: 'research-the-company', markdown: text, isShortened: false });
  expect(text.trimEnd().endsWith('>')).toBe(true);
});

test('get_article names its tips, and list_articles names it', async () => {
  const { text, data } = await ask('get_article', { slug: 'second-interview' });
  expect(text).toContain('`get_tip` with slug `research-the-company`');
  expect(data.tips[0].slug).toBe('research-the-company');
  const list = await ask('list_articles', { stage: 'second-interview' });
  expect(list.data.articles.map(({ slug }: { slug: string }) => slug)).toContain(
    'second-interview',
  );
});

test('list_articles goes on counting on its next page', async () => {
  const articles = Array.from({ length: 21 }, (_, i) =>
    makeArticle({ slug: `guide-${i}`, tips: [makeTip({ slug: `tip-${i}` })] }),
  );
  const { app, close } = await makeApp({ content: makeContent({ articles, signals: [] }) });
  const { text } = await callTool(app, 'list_articles', { page: 2 });
  await close();
  expect(text).toMatch(/^Page 2 of 2, 21 guides in all:\n\n21\. /);
});

test.each([
  ['get_tip', { slug: 'nothing' }, 'No tip in this language has the slug "nothing"'],
  ['get_article', { slug: 'smalltalk-tricks' }, 'was withdrawn on'],
  [
    'search_advice',
    { question: 'a', stage: 'nothing' },
    'No stage with advice is called "nothing"',
  ],
  ['search_advice', { question: 'a', language: 'xx' }, 'There is advice in: de, en'],
  ['search_advice', {}, 'The arguments are wrong'],
  ['search_advice', { question: 'a', colour: 'red' }, 'Unrecognized key: "colour"'],
  ['get_tip', { slug: '../../etc/passwd' }, 'The arguments are wrong'],
])('what %s cannot answer is told to the assistant: %j', async (name, input, message) => {
  const { text, isError } = await ask(name, input);
  expect(isError).toBe(true);
  expect(text).toContain(message);
});

test('a language is found as for the API', async () => {
  const { data } = await ask('list_articles', { language: 'DE-at' });
  expect(data.articles[0].inLanguage).toBe('de');
});

test('a tip that is too long says what is left out and where it is', () => {
  const { articles, ...rest } = makeContent();
  const [article, ...others] = articles;
  if (!article) throw new Error('no article');
  const tip = makeTip({ slug: 'long', body: 'Advice. '.repeat(700).trim(), do: ['Read on'] });
  const content = { ...rest, articles: [{ ...article, tips: [...article.tips, tip] }, ...others] };
  const { inLanguage: language } = article;
  const answer = TOOLS.get_tip?.call(makeSnapshot(content), { slug: 'long', language }, NOW);
  expect(answer?.structured).toMatchObject({ isShortened: true });
  expect(answer?.text.length).toBeLessThanOrEqual(4800);
  expect(answer?.text).toContain('Read on');
  expect(answer?.text).toContain('This is shortened');
});

test('every answer is what its schema says', async () => {
  for (const [name, input] of [
    ['search_advice', { question: 'company' }],
    ['get_tip', { slug: 'research-the-company' }],
    ['get_article', { slug: 'second-interview' }],
    ['list_articles', {}],
  ] as const) {
    const { data } = await ask(name, input);
    expect(TOOLS[name]?.output.safeParse(data).error).toBeUndefined();
  }
});

test('guides are listed as resources in every language, and each can be read', async () => {
  const { resources } = await call(shared.app, 'resources/list');
  expect(resources.length).toBeGreaterThan(1);
  for (const { uri } of resources) {
    const { contents } = await call(shared.app, 'resources/read', { uri });
    expect(contents[0]).toMatchObject({ uri, mimeType: 'text/markdown' });
  }
});

test('a tip is read by its URI, and its slug completed', async () => {
  const ref = { type: 'ref/resource', uri: 'tipsheet://tips/{slug}{?lang}' };
  const argument = { name: 'slug', value: 'research' };
  const { completion } = await call(shared.app, 'completion/complete', { ref, argument });
  expect(completion.values).toEqual(['research-the-company']);
  const uri = `tipsheet://tips/${completion.values[0]}`;
  const { contents } = await call(shared.app, 'resources/read', { uri });
  expect(contents[0].text).toContain('# ');
});

test.each(['tipsheet://tips/nothing', 'tipsheet://nothing/a', 'file:///etc/passwd'])(
  'assistants find no resource at %s',
  async (uri) => {
    await expect(call(shared.app, 'resources/read', { uri })).rejects.toThrow(/./);
  },
);

test('each stage with advice has a prompt that names its tips', async () => {
  const { prompts } = await call(shared.app, 'prompts/list');
  const names = prompts.map(({ name }: { name: string }) => name);
  expect(names).toContain('prepare-second-interview');
  const { messages } = await call(shared.app, 'prompts/get', {
    name: 'prepare-second-interview',
    arguments: { job: 'Nurse' },
  });
  expect(messages[0].content.text).toContain('Nurse');
  expect(messages[0].content.text).toContain('`research-the-company`');
});

test.each([
  ['a job that is cut within a character', { job: `${'a'.repeat(299)}👩‍⚕️` }],
  ['half a character as a language', { language: 'en\ud83d' }],
])('an answer to %s is text that every client can read', async (_what, input) => {
  const answer = call(shared.app, 'prompts/get', {
    name: 'prepare-second-interview',
    arguments: input,
  });
  expect(await answer.then(JSON.stringify, String)).not.toMatch(/\\ud83d|\p{Cs}/iu);
});
