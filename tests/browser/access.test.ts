import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { becomes, loaded } from './support/element.ts';
import { MODES } from './support/modes.ts';
import { putReactClient, reactPage } from './support/react-host.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

const ARTICLE = '<tip-sheet src="{{api}}/v1/articles/second-interview">Advice</tip-sheet>';

async function openEverything(page: Page) {
  await page.evaluate(() => {
    for (const sheet of document.querySelectorAll('tip-sheet'))
      for (const details of sheet.shadowRoot?.querySelectorAll('details') ?? [])
        details.open = true;
  });
}

/** Scrolls to each element, so that all load. */
async function loadAll(page: Page) {
  for (const sheet of await page.locator('tip-sheet').all()) await sheet.scrollIntoViewIfNeeded();
  await becomes(
    () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('tip-sheet')].filter(
            ({ shadowRoot }) => !shadowRoot?.querySelector('article, button'),
          ).length,
      ),
    0,
  );
}

describe.each(['job-board', 'hostile', 'strict-csp', 'rtl-dark'])('axe on %s', (name) => {
  test.each(Object.entries(MODES))('axe finds nothing in %s', async (_mode, options) => {
    const page = await stage.open(`${stage.host.url}/${name}.html`, options);
    await loadAll(page);
    await openEverything(page);
    expect(await axeFindings(page)).toEqual([]);
  });

  test.each(Object.entries(MODES))(
    'axe finds nothing in an error in %s',
    async (_mode, options) => {
      stage.api.behave({ status: 500 });
      const page = await stage.open(`${stage.host.url}/${name}.html`, options);
      await loadAll(page);
      expect(await axeFindings(page)).toEqual([]);
    },
  );
});

describe('axe on a page made by React', () => {
  beforeAll(() => putReactClient(stage));

  const open = async (options: BrowserContextOptions) => {
    const src = `${stage.api.url}/v1/articles/second-interview`;
    const page = await stage.open(reactPage(stage, 'render', { src }), options);
    await page.locator('tip-sheet').waitFor();
    await loadAll(page);
    return page;
  };

  test.each(Object.entries(MODES))('axe finds nothing in %s', async (_mode, options) => {
    const page = await open(options);
    await openEverything(page);
    expect(await axeFindings(page)).toEqual([]);
  });

  test.each(Object.entries(MODES))(
    'axe finds nothing in an error in %s',
    async (_mode, options) => {
      stage.api.behave({ status: 500 });
      expect(await axeFindings(await open(options))).toEqual([]);
    },
  );
});

test.each(
  ['inherit', 'auto', 'light', 'dark'].flatMap((theme) =>
    ['card', 'list', 'compact'].flatMap((layout) =>
      (['light', 'dark'] as const).map((scheme) => [theme, layout, scheme] as const),
    ),
  ),
)('axe finds nothing with theme %s and layout %s on a %s device', async (theme, layout, scheme) => {
  const sheets = ['articles/second-interview', 'tips/today', 'tips', 'articles'].map(
    (path) =>
      `<tip-sheet theme="${theme}" layout="${layout}" loading="eager" src="{{api}}/v1/${path}">Advice</tip-sheet>`,
  );
  const page = await stage.open(stage.page(sheets.join('')), { colorScheme: scheme });
  await loaded(page);
  await openEverything(page);
  expect(await axeFindings(page)).toEqual([]);
});

test('headings go down by one, from the level that is asked for', async () => {
  const page = await stage.open(
    stage.page(ARTICLE.replace('<tip-sheet', '<tip-sheet heading-level="5"')),
  );
  await loaded(page);
  await openEverything(page);
  const levels = await page
    .locator('tip-sheet :is(h1, h2, h3, h4, h5, h6)')
    .evaluateAll((headings) => [...new Set(headings.map(({ tagName }) => tagName))]);
  expect(levels).toEqual(['H5', 'H6']);
});

test('everything can be reached and opened by keyboard, and the focus shows', async () => {
  const page = await stage.open(stage.page(ARTICLE));
  await loaded(page);
  const stops: string[] = [];
  for (let i = 0; i < 100; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const focused = document.activeElement?.shadowRoot?.activeElement;
      if (!focused) return;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const shows = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      return `${focused.tagName} ${shows ? 'shows' : 'hidden'}`;
    });
    if (!stop) break;
    stops.push(stop);
    if (stop.startsWith('SUMMARY')) await page.keyboard.press('Enter');
  }
  expect(stops.filter((stop) => stop === 'SUMMARY shows')).toHaveLength(13);
  expect(stops.filter((stop) => stop.endsWith('hidden'))).toEqual([]);
  expect(await page.locator('details[open]').count()).toBe(13);
  expect(stops.filter((stop) => stop.startsWith('A ')).length).toBeGreaterThanOrEqual(3);
});

test.each([
  ['320 pixels', { width: 320, height: 640 }, ''],
  ['320 pixels and text of 200 %', { width: 320, height: 640 }, 'html { font-size: 200%; }'],
  ['1280 pixels and text of 200 %', { width: 1280, height: 800 }, 'html { font-size: 200%; }'],
])('nothing overflows at %s', async (_name, viewport, css) => {
  const sheets = ['card', 'list', 'compact'].map((layout) =>
    ARTICLE.replace('<tip-sheet', `<tip-sheet loading="eager" layout="${layout}"`),
  );
  const style = `<style>${css} body { margin: 8px; font-size: 1rem; }</style>`;
  const page = await stage.open(stage.page(style + sheets.join('')), { viewport });
  await loaded(page);
  await openEverything(page);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0);
  const beyond = await page
    .locator('tip-sheet article *')
    .evaluateAll(
      (all) => all.filter((each) => each.getBoundingClientRect().right > innerWidth).length,
    );
  expect(beyond).toBe(0);
});

test('the text grows with that of the page', async () => {
  const page = await stage.open(stage.page(`<style>html { font-size: 200%; }</style>${ARTICLE}`));
  await loaded(page);
  const size = await page
    .locator('tip-sheet [part=summary]')
    .first()
    .evaluate((text) => getComputedStyle(text).fontSize);
  expect(size).toBe('32px');
});

test('nothing moves by itself', async () => {
  const page = await stage.open(stage.page(ARTICLE));
  await loaded(page);
  await openEverything(page);
  const moving = await page.locator('tip-sheet *').evaluateAll(
    (all) =>
      all.filter((each) => {
        const { animationName, transitionDuration } = getComputedStyle(each);
        return animationName !== 'none' || transitionDuration !== '0s';
      }).length,
  );
  expect(moving).toBe(0);
});

test.each([
  ['inherit', 'light', 'rgba(0, 0, 0, 0)'],
  ['auto', 'light', 'rgb(255, 255, 255)'],
  ['auto', 'dark', 'rgb(29, 37, 33)'],
  ['light', 'dark', 'rgb(255, 255, 255)'],
  ['dark', 'light', 'rgb(29, 37, 33)'],
] as const)('theme %s on a %s device paints %s', async (theme, colorScheme, background) => {
  const page = await stage.open(
    stage.page(ARTICLE.replace('<tip-sheet', `<tip-sheet theme="${theme}"`)),
    { colorScheme },
  );
  await loaded(page);
  const painted = await page
    .locator('tip-sheet [part=base]')
    .evaluate((base) => getComputedStyle(base).backgroundColor);
  expect(painted).toBe(background);
});

test('in forced colours, lines and buttons keep the colours of the system', async () => {
  stage.api.behave({ status: 500 });
  const page = await stage.open(stage.page(ARTICLE), { forcedColors: 'active' });
  const button = page.getByRole('status').getByRole('button');
  await button.waitFor();
  const [style, colour, text] = await button.evaluate((element) => {
    const { borderStyle, borderColor } = getComputedStyle(element);
    return [borderStyle, borderColor, getComputedStyle(document.body).color];
  });
  expect(style).toBe('solid');
  expect(colour).toBe(text);
});
