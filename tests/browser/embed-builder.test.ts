import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { setBrowser } from './support/browser.ts';
import { becomes } from './support/element.ts';
import { scrollThrough } from './support/scroll-through.ts';
import { startSite } from './support/site.ts';

const site = startSite();
const openUrl = setBrowser();
const open = (path: string, options: BrowserContextOptions = {}) =>
  openUrl(site.url + path, options);

const snippet = (page: Page) => page.locator('.snippet:visible code');

test('the embed builder keeps the snippet and the preview in step with what is chosen', async () => {
  const page = await open('/');
  await scrollThrough(page);
  expect(await snippet(page).count()).toBe(1);
  await page.getByLabel('What to show').selectOption('tips/ask-about-the-challenges');
  await page.getByLabel('Colours').selectOption('dark');
  await page.getByLabel('Layout').selectOption('compact');
  expect(await snippet(page).textContent()).toContain(
    `<tip-sheet src="${site.url}/v1/tips/ask-about-the-challenges" theme="dark" layout="compact">`,
  );
  await page.locator('tip-sheet article').waitFor();
  expect(await page.locator('tip-sheet').getAttribute('theme')).toBe('dark');
});

test('the embed builder shows the frame where there are no scripts, as high as its content', async () => {
  const page = await open('/');
  await scrollThrough(page);
  await page.getByLabel('A CMS that allows no scripts').check();
  expect(await snippet(page).textContent()).toContain('<iframe');
  expect(await page.getByLabel('Layout').isDisabled()).toBe(true);
  const frame = page.locator('.preview iframe');
  const inside = page.frameLocator('.preview iframe').locator('main');
  await inside.waitFor();
  await becomes(async () => {
    const outer = (await frame.boundingBox())?.height ?? 0;
    const inner = (await inside.boundingBox())?.height ?? -100;
    return Math.abs(outer - inner) <= 2;
  }, true);
});

test('the embed builder gives the bare address to sites that know oEmbed', async () => {
  const page = await open('/');
  await page.getByLabel(/^WordPress/).check();
  await page.getByLabel('What to show').selectOption('tips/ask-about-the-challenges');
  expect(await snippet(page).textContent()).toBe(`${site.url}/tips/ask-about-the-challenges`);
  expect(await page.getByLabel('Colours').isDisabled()).toBe(true);
});

test('the embed builder opens on the guide whose page led to it', async () => {
  const page = await open('/articles/job-offer');
  await page.getByRole('link', { name: 'Embed this guide' }).click();
  await page.waitForURL(/#embed=job-offer$/);
  expect(await snippet(page).textContent()).toContain(`src="${site.url}/v1/articles/job-offer"`);
  const top = () =>
    page.locator('#embed').evaluate((section) => section.getBoundingClientRect().top);
  await becomes(async () => Math.abs(await top()) < 100, true);
  await page.evaluate(() => {
    location.hash = 'embed=phone-screening';
  });
  await becomes(
    async () => (await snippet(page).textContent())?.includes('/v1/articles/phone-screening'),
    true,
  );
});

test('the embed builder copies the snippet', async () => {
  const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('[data-copy]:visible').click();
  await page.getByText('Copied', { exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await snippet(page).textContent());
});

test('the embed builder gives code that works as it stands in the page', async () => {
  const page = await open('/');
  const html = await snippet(page).textContent();
  const host = await open('/problems', { bypassCSP: true });
  await host.setContent(`<!doctype html><title>Host</title>${html}`);
  await host.locator('tip-sheet article').waitFor();
});
