import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import {
  type EmbedChoice,
  type EmbedCode,
  makeSnippets,
  policyOf,
  type SnippetKind,
  USUAL,
} from '../../src/render/pages/snippets.ts';
import { axeFindings } from './support/axe.ts';
import { setBrowser } from './support/browser.ts';
import { becomes } from './support/element.ts';
import { frameOf } from './support/frames.ts';
import { setHostSite } from './support/host-site.ts';
import { startSite } from './support/site.ts';

const site = startSite();
const open = setBrowser();
const host = setHostSite(site);
let code: EmbedCode;
beforeAll(async () => {
  const { files } = await (await fetch(`${site.url}/embed/v1/manifest.json`)).json();
  code = {
    element: files['tip-sheet.js'].url,
    integrity: files['tip-sheet.js'].integrity,
    resizer: files['resizer.js'].url,
    resizerIntegrity: files['resizer.js'].integrity,
  };
});

const choiceOf = (path: string, choice: Partial<EmbedChoice> = {}): EmbedChoice => ({
  title: 'Advice',
  page: `${site.url}/articles/second-interview`,
  api: `${site.url}/v1/${path}`,
  frame: `${site.url}/embed/${path}`,
  tips: 13,
  height: 1580,
  ...USUAL,
  ...choice,
});
const snippet = (kind: SnippetKind, path = 'articles/second-interview', choice = {}) =>
  makeSnippets(choiceOf(path, choice), code)[kind];

const pageOf = (body: string, headers = {}) =>
  host.page(
    `<!doctype html><html lang="en"><head><title>Jobs</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="/icon.png"></head>
    <body><main><h1>Jobs</h1>${body}<p id="after">Apply now.</p></main></body></html>`,
    headers,
  );

const listen = (problems: string[]) => async (page: Page) => {
  page.on('console', (message) => {
    if (!message.text().includes('icon.png') && !/404/.test(message.text()))
      problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
};

test('the colours of a snippet leave the other snippets of its page readable', async () => {
  const choices = [{ accent: '#0b57a4' }, { background: '#15181d' }, { theme: 'dark' }, {}];
  const snippets = choices.map((choice) => snippet('element', 'articles/second-interview', choice));
  const page = await open(
    pageOf(snippets.join('').replaceAll('<tip-sheet ', '<tip-sheet loading="eager" ')),
  );
  for (const sheet of await page.locator('tip-sheet').all())
    await sheet.locator('article').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test.each(['element', 'frame', 'sized'] as const)(
  'the snippet %s breaks no strict policy that allows the sources it names',
  async (kind) => {
    const problems: string[] = [];
    const nonced = snippet(kind, 'articles/second-interview', { accent: '#0b57a4' }).replace(
      '<style>',
      '<style nonce="abc">',
    );
    const policy = `default-src 'none'; img-src 'self'; style-src 'nonce-abc'; ${policyOf(kind, code)}`;
    const url = pageOf(nonced, { 'Content-Security-Policy': policy });
    const page = await open(url, {}, listen(problems));
    if (kind === 'element') await page.locator('tip-sheet article').waitFor();
    else {
      const frame = await frameOf(page, '/embed/articles/');
      await frame.locator('h1').waitFor();
      const border = await page
        .locator('iframe')
        .evaluate((each) => getComputedStyle(each).borderTopWidth);
      expect(border).toBe('0px');
    }
    await page.waitForTimeout(200);
    expect(problems).toEqual([]);
  },
);

test('the snippets for frames write nothing into the console, also of frames that wait to be loaded', async () => {
  const problems: string[] = [];
  const far = '<div style="height: 9000px"></div>';
  const both = snippet('sized') + far + snippet('sized', 'tips/ask-about-the-challenges');
  const page = await open(pageOf(both), {}, listen(problems));
  await (await frameOf(page, '/embed/articles/')).locator('h1').waitFor();
  await page.waitForTimeout(300);
  expect(problems).toEqual([]);
});

test('the room that a snippet holds free is given back when the script is blocked', async () => {
  const page = await open(pageOf(snippet('element')), {}, (page) =>
    page.route('**/tip-sheet.js', (route) => route.abort()),
  );
  const height = () => page.locator('tip-sheet').evaluate((each) => each.clientHeight);
  expect(await height()).toBeGreaterThan(500);
  await expect.poll(height).toBeLessThan(60);
  expect(await page.locator('tip-sheet > a').isVisible()).toBe(true);
});

/** Adds up everything that moves in the page, from its first paint on. */
const RECORDER = () => {
  Object.assign(window, { shifted: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.shifted += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
};

const FRAMES = [320, 375, 600, 768, 1024, 1280].flatMap((width) =>
  [
    ['articles/second-interview', 1580],
    ['articles/following-up', 880],
    ['tips/ask-about-the-challenges', 1000],
  ].map(([path, height]) => [width, path as string, height as number] as const),
);
test.each(FRAMES)(
  'at %i px hardly anything moves around the frame of %s that fits its content',
  async (width, path, height) => {
    const page = await open(
      pageOf(snippet('sized', path, { height })),
      { viewport: { width, height: 800 } },
      (page) => page.addInitScript(RECORDER),
    );
    const frame = await frameOf(page, '/embed/');
    await becomes(
      async () =>
        (await page.locator('iframe').evaluate((each) => each.clientHeight)) ===
        (await frame.evaluate(() =>
          Math.ceil(document.documentElement.getBoundingClientRect().height),
        )),
      true,
    );
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => window.shifted)).toBeLessThan(0.05);
  },
);

test('the builder knows how high each frame is in a column of text, within 130 pixels', async () => {
  const page = await open(site.url, { viewport: { width: 640, height: 800 } });
  const frames = await page
    .locator('#embed-what [data-height]')
    .evaluateAll((options) =>
      (options as HTMLOptionElement[]).map(
        ({ value, dataset }) => [value, dataset.height] as const,
      ),
    );
  expect(frames.length).toBeGreaterThan(5);
  for (const [path, height] of frames) {
    await page.goto(`${site.url}/embed/${path}`);
    const actual = await page.evaluate(() => document.documentElement.offsetHeight);
    expect.soft(Math.abs(actual - Number(height)), path).toBeLessThanOrEqual(130);
  }
});

test.each([
  ['accent=ffd400', 'light'],
  ['accent=0b57a4&font=serif', 'dark'],
  ['accent=ffd400&background=fff8e7', 'dark'],
  ['accent=a3262e&background=15181d', 'light'],
  ['background=808080', 'light'],
] as const)(
  'axe finds nothing in a frame that looks like %s for a reader in %s',
  async (look, colorScheme) => {
    for (const path of ['articles/second-interview', 'tips/ask-about-the-challenges']) {
      const page = await open(`${site.url}/embed/${path}?${look}`, { colorScheme });
      await page.waitForLoadState();
      expect(await axeFindings(page)).toEqual([]);
    }
  },
);

test('a frame takes accent, background and font of its address, and keeps white paper', async () => {
  const page = await open(
    `${site.url}/embed/articles/second-interview?accent=6b3fa0&background=fff8e7&font=mono`,
    { colorScheme: 'dark' },
  );
  const read = (selector: string, name: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), name);
  expect(await read('body', 'background-color')).toBe('rgb(255, 248, 231)');
  expect(await read('.read-on a', 'color')).toBe('rgb(107, 63, 160)');
  expect(await read('.summary', 'font-family')).toContain('monospace');
  await page.emulateMedia({ media: 'print' });
  expect(await read('body', 'background-color')).not.toBe('rgb(29, 37, 33)');
});
