import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { setBrowser } from './support/browser.ts';
import { becomes } from './support/element.ts';
import { becomesFitting, frameOf, heightOf } from './support/frames.ts';
import { type HostSite, startHostSite } from './support/host-site.ts';
import { MODES } from './support/modes.ts';
import { startSite } from './support/site.ts';
import { wordPressPage } from './support/wordpress.ts';

const site = startSite();
const open = setBrowser();
let host: HostSite;

const PATH = '/blog/our-advice';
const GUIDE = '/embed/articles/second-interview';
const TIP = '/embed/tips/ask-about-the-challenges';

beforeAll(async () => {
  host = await startHostSite(site.url);
  const guide = `${site.url}/articles/second-interview`;
  const addresses = [guide, `${guide}#ask-about-the-challenges`];
  host.put(PATH, await wordPressPage(addresses, site.url));
});
afterAll(() => host.close());

let page: Page;
beforeEach(async () => {
  page = await open(host.url + PATH);
});

test('in the sandboxed frame of WordPress an embed takes the place of its link', async () => {
  const link = page.locator('blockquote').first();
  await becomes(() => link.isVisible(), false);
  expect(await page.locator('iframe').first().isVisible()).toBe(true);
});

test('in the sandboxed frame of WordPress the link is there without JavaScript', async () => {
  const page = await open(host.url + PATH, { javaScriptEnabled: false });
  expect(await page.locator('blockquote a').first().isVisible()).toBe(true);
  expect(await page.locator('iframe').first().isVisible()).toBe(false);
});

test('in the sandboxed frame of WordPress an embed gets the height of its content', async () => {
  const frame = await frameOf(page, TIP);
  // This one is longer than WordPress allows.
  await frame.evaluate(() => {
    const main = document.querySelector('main');
    main?.replaceChildren(...[...main.children].slice(0, 4));
  });
  await becomesFitting(page, 1, frame);
  expect(await heightOf(page, 1)).toBeGreaterThan(282);
});

test('in the sandboxed frame of WordPress a long embed is held at 1000 pixels, and can be scrolled', async () => {
  const frame = await frameOf(page, GUIDE);
  await frame.evaluate(() => document.body.append('Long. '.repeat(3000)));
  await becomes(() => heightOf(page), 1000);
  await frame.evaluate(() => scrollTo(0, 500));
  expect(await frame.evaluate(() => scrollY)).toBe(500);
});

test('in the sandboxed frame of WordPress a short embed is held at 200 pixels', async () => {
  const frame = await frameOf(page, GUIDE);
  await frame.evaluate(() => document.querySelector('main')?.replaceChildren('Short.'));
  await becomes(() => heightOf(page), 200);
});

test('in the sandboxed frame of WordPress a link to our own page leads there', async () => {
  const frame = await frameOf(page, GUIDE);
  await frame.locator('h1 a').click();
  await page.waitForURL(`${site.url}/articles/second-interview`);
});

test('in the sandboxed frame of WordPress nothing is blocked but what a sandbox blocks', async () => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.reload();
  await frameOf(page, GUIDE);
  await becomes(() => heightOf(page).then((height) => height > 282), true);
  expect(complaints).toEqual([]);
});

test.each(Object.entries(MODES))(
  'axe finds nothing in %s in the sandboxed frame of WordPress',
  async (_mode, options) => {
    const page = await open(host.url + PATH, options);
    await frameOf(page, GUIDE);
    await frameOf(page, TIP);
    await becomes(() => page.locator('blockquote:visible').count(), 0);
    expect(await axeFindings(page)).toEqual([]);
  },
);
