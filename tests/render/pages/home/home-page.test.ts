import { expect, test } from 'vitest';
import { renderHomePage } from '../../../../src/render/pages/home/home-page.tsx';
import { articleOf, CONTEXT, EMBED_CODE, ENGLISH, homePageOf, ORIGIN } from '../fixtures.ts';
import { attribute, elementsIn, ParsedPage, textOf } from '../parse-page.ts';

const page = new ParsedPage(renderHomePage(homePageOf(), CONTEXT));

test('the home page says what this is', () => {
  expect(textOf(page.one('h1'))).toBe(CONTEXT.library.description);
});

test('the home page searches by a plain form', () => {
  const form = page.one('form', { action: '/' });
  expect(attribute(form, 'method')).toBe('get');
  const input = page.one('input', { name: 'q' });
  expect(attribute(input, 'maxlength')).toBe('500');
  expect(page.all('label', { for: attribute(input, 'id') ?? '' })).toHaveLength(1);
});

test('the home page lists the stages in order, each with its articles and their tips', () => {
  const guides = [...elementsIn(page.byId('guides'))];
  const names = guides.filter(({ tagName }) => tagName === 'h3').map(textOf);
  expect(names).toEqual(['Second interview', 'Offer']);
  expect(page.all('a', { href: '/articles/second-interview' })).toHaveLength(1);
  expect(page.all('a', { href: '/tips/leave-pay-for-later' })).toHaveLength(1);
});

test('the home page leads on to the rest of a stage that has more', () => {
  const stages = homePageOf().stages.map((entry) => ({
    ...entry,
    stage: { ...entry.stage, articleCount: 7, tipCount: 1234 },
  }));
  const large = new ParsedPage(renderHomePage(homePageOf({ stages }), CONTEXT));
  expect(textOf(large.one('a', { href: '/?stage=offer' }))).toBe('All 1,234 tips on “Offer”');
});

test('the home page says where assistants use the library, if they may', () => {
  const assistantsUrl = `${ORIGIN}/mcp`;
  const served = new ParsedPage(renderHomePage(homePageOf({ assistantsUrl }), CONTEXT));
  expect(served.all('code').map(textOf)).toContain(assistantsUrl);
  expect(page.all('code').map(textOf)).not.toContain(assistantsUrl);
});

test('the home page shows every snippet without a script, each with what a policy must allow', () => {
  const [one, frameSource, element, , frame, , sized, , react, ...rest] = page
    .all('code')
    .map(textOf);
  expect(one).toBe(`${ORIGIN}/articles/second-interview`);
  expect(frameSource).toBe(`frame-src ${ORIGIN}`);
  expect(element).toContain(EMBED_CODE.integrity);
  expect(frame).toContain('<iframe');
  expect(sized).toContain(EMBED_CODE.resizerIntegrity);
  expect(react).toContain("'use client'");
  expect(rest).toHaveLength(1);
});

test('the home page begins with the featured guide, and with none where none is featured', () => {
  const render = (featured?: string) =>
    new ParsedPage(
      renderHomePage(homePageOf(), { ...CONTEXT, library: { ...CONTEXT.library, featured } }),
    );
  expect(render('negotiating-pay').all('h2').map(textOf).slice(0, 3)).toEqual([
    'Browse by topic',
    articleOf('negotiating-pay').title,
    'The guides, step by step',
  ]);
  expect(render().all('h2', { id: 'featured-title' })).toEqual([]);
});

test('the home page shows the featured guide in the snippets and the examples', () => {
  const context = { ...CONTEXT, library: { ...CONTEXT.library, featured: 'negotiating-pay' } };
  const featuring = new ParsedPage(renderHomePage(homePageOf(), context));
  expect(featuring.all('code').map(textOf)[0]).toBe(`${ORIGIN}/articles/negotiating-pay`);
  expect(featuring.all('a', { href: '/v1/articles/negotiating-pay' })).toHaveLength(1);
  const [first] = featuring.all('option');
  expect(first && attribute(first, 'value')).toBe('articles/negotiating-pay');
});

test('the home page names each guide in the builder by its title alone, which may be long', () => {
  const option = page.one('option', { value: 'articles/second-interview' });
  expect(textOf(option)).toBe('Turning a second interview into an offer');
});

test('the home page hides the controls that need a script', () => {
  const hidden = page.elements.filter((element) => attribute(element, 'hidden') !== undefined);
  expect(hidden.map(({ tagName }) => tagName)).toEqual(
    expect.arrayContaining(['form', 'button', 'div']),
  );
});

test('the home page offers every article and tip to embed', () => {
  const values = page.all('option').map((option) => attribute(option, 'value'));
  expect(values).toEqual(
    expect.arrayContaining(['articles/second-interview', 'tips/know-your-figure']),
  );
  const tips = values.filter((value) => value?.startsWith('tips/'));
  expect(tips).toHaveLength(ENGLISH.tipCount + 1);
  expect(tips.at(-1)).toBe('tips/today');
});

test('the home page leads to operations of the reference', () => {
  expect(page.all('a', { href: '/docs#/Search/search' })).toHaveLength(1);
});
