import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { setBrowser } from './support/browser.ts';
import { becomes } from './support/element.ts';
import { scrollThrough } from './support/scroll-through.ts';
import { startSite } from './support/site.ts';

const site = startSite();
const openUrl = setBrowser();
const open = (path: string, options: BrowserContextOptions = {}) =>
  openUrl(site.url + path, options);

const snippet = (page: Page) => page.locator('.snippet:visible pre code');

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
  await scrollThrough(page);
  await page.getByLabel(/^WordPress/).check();
  await page.getByLabel('What to show').selectOption('tips/ask-about-the-challenges');
  expect(await snippet(page).textContent()).toBe(`${site.url}/tips/ask-about-the-challenges`);
  expect(await page.getByLabel('Colours').isDisabled()).toBe(true);
  const embed = await (
    await fetch(
      `${site.url}/oembed?url=${encodeURIComponent((await snippet(page).textContent()) ?? '')}`,
    )
  ).json();
  const frame = await page
    .locator('.preview iframe')
    .evaluate((each) => (each as HTMLIFrameElement).src);
  expect(embed.html).toContain(`src="${frame}"`);
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

test('the embed builder shows the preview beside the controls on a desktop', async () => {
  const page = await open('/', { viewport: { width: 1280, height: 900 } });
  await scrollThrough(page);
  const box = async (selector: string) => {
    const found = await page.locator(selector).boundingBox();
    if (!found) throw new Error(`${selector} is not shown`);
    return found;
  };
  const [controls, preview] = [await box('[data-controls]'), await box('[data-preview]')];
  expect(Math.abs(controls.y - preview.y)).toBeLessThan(4);
  expect(preview.x).toBeGreaterThan(controls.x + controls.width);
  expect(preview.height).toBeLessThan(900);
});

test.each([
  ['tips/today', '/v1/tips/today', '/'],
  ['tips?stage=offer&size=5', '/v1/tips?stage=offer&size=5', '/?stage=offer'],
])('the embed builder gives %s as an element only', async (value, api, fallback) => {
  const page = await open('/');
  await scrollThrough(page);
  await page.getByLabel('A CMS that allows no scripts').check();
  await page.getByLabel('What to show').selectOption(value);
  expect(await page.getByLabel('Your own HTML').isChecked()).toBe(true);
  expect(await page.getByLabel('A CMS that allows no scripts').isDisabled()).toBe(true);
  expect(await page.getByLabel(/^WordPress/).isDisabled()).toBe(true);
  const text = (await snippet(page).textContent()) ?? '';
  expect(text).toContain(`src="${`${site.url}${api}`.replaceAll('&', '&amp;')}"`);
  expect(text).toContain(`<a href="${site.url}${fallback}">`);
  await page.locator(`tip-sheet[src="${api}"] article`).waitFor();
});

test('the embed builder gives a search for the words that are typed', async () => {
  const page = await open('/');
  await scrollThrough(page);
  expect(await page.getByLabel('What to search for').isVisible()).toBe(false);
  await page.getByLabel('What to show').selectOption('search');
  await page.getByLabel('What to search for').fill('thank-you & follow up');
  await page.getByLabel('What to search for').press('Tab');
  expect(await snippet(page).textContent()).toContain(
    `src="${site.url}/v1/search?q=thank-you+%26+follow+up&amp;size=5"`,
  );
  await page.locator('tip-sheet[src*="follow"] article').waitFor();
  await page.getByLabel('What to search for').fill(' ');
  await page.getByLabel('What to search for').press('Tab');
  expect(await snippet(page).textContent()).toContain('/v1/search?q=salary&amp;');
});

test('the embed builder gives heading, credit and colours to the element, in snippet and preview', async () => {
  const page = await open('/');
  await scrollThrough(page);
  await page.getByLabel('What to show').selectOption('tips?stage=offer&size=5');
  await page.getByLabel('Heading').fill('Before you sign');
  await page.getByLabel('Credit').selectOption('short');
  await page.getByLabel('Accent').selectOption('#a3262e');
  await page.getByLabel('Background').selectOption('#15181d');
  const text = (await snippet(page).textContent()) ?? '';
  for (const part of [
    'heading="Before you sign"',
    'credit="short"',
    'theme="dark"',
    '--tip-sheet-background: #15181d',
  ])
    expect(text).toContain(part);
  const sheet = page.locator('tip-sheet');
  await sheet.getByRole('heading', { name: 'Before you sign' }).waitFor();
  await sheet.locator('article').waitFor();
  const base = sheet.locator('[part=base]');
  expect(await base.evaluate((each) => getComputedStyle(each).backgroundColor)).toBe(
    'rgb(21, 24, 29)',
  );
  expect(await axeFindings(page)).toEqual([]);
});

test('the embed builder gives colours to a frame, in its address', async () => {
  const page = await open('/');
  await scrollThrough(page);
  await page.getByLabel('A frame that fits its content').check();
  await page.getByLabel('Accent').selectOption('#6b3fa0');
  await page.getByLabel('Background').selectOption('#fff8e7');
  const text = (await snippet(page).textContent()) ?? '';
  expect(text).toContain('?accent=6b3fa0&amp;background=fff8e7"');
  expect(text).toContain(`${site.url}/embed/v1.0.0/resizer.js`);
  const body = page.frameLocator('.preview iframe').locator('body');
  await becomes(
    () => body.evaluate((each) => getComputedStyle(each).backgroundColor),
    'rgb(255, 248, 231)',
  );
});

test('the embed builder goes on in another language', async () => {
  const page = await open('/');
  const languages = page.getByRole('navigation', { name: 'Language', exact: true });
  await languages.getByRole('link', { name: 'español' }).click();
  await page.waitForURL(/\?lang=es#embed$/);
  await scrollThrough(page);
  expect(await snippet(page).textContent()).toContain('?lang=es"');
  await page.getByLabel('Qué mostrar').selectOption('tips/today');
  expect(await snippet(page).textContent()).toContain(`src="${site.url}/v1/tips/today?lang=es"`);
});

test('the embed builder leads nowhere while its controls are gone through by keyboard', async () => {
  const page = await open('/');
  const address = page.url();
  for (const control of await page.locator('.controls select:enabled').all()) {
    await control.focus();
    await page.keyboard.press('ArrowDown');
  }
  await page.waitForTimeout(300);
  expect(page.url()).toBe(address);
});

test('the embed builder shows the tips that a listing makes matter, of the listing that is tried', async () => {
  const page = await open('/');
  await scrollThrough(page);
  await page.getByLabel('What to show').selectOption('recommendations?size=5');
  const text = (await snippet(page).textContent()) ?? '';
  expect(text).toContain(`<tip-sheet src="${site.url}/v1/recommendations?size=5" match tips="5">`);
  const sheet = page.locator('tip-sheet[match]');
  const reasons = sheet.locator('[part=why]');
  await reasons.first().waitFor({ state: 'attached' });
  const before = (await sheet.locator('[part=tip-title]').allTextContents()).join();
  await page.getByLabel('A listing to try').fill('Teacher. No experience needed. Remote work.');
  await page.getByLabel('A listing to try').press('Tab');
  await page.locator('tip-sheet[match] article').waitFor();
  await becomes(
    async () => (await sheet.locator('[part=tip-title]').allTextContents()).join() !== before,
    true,
  );
  expect(await axeFindings(page)).toEqual([]);
});
