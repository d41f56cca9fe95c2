import { brotliCompressSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { setBrowser } from './support/browser.ts';
import { becomes } from './support/element.ts';
import { startSite } from './support/site.ts';

const site = startSite();
const openUrl = setBrowser();
const open = (path: string, options: BrowserContextOptions = {}, prepare = noPreparation) =>
  openUrl(site.url + path, options, prepare);
const noPreparation = async (_page: Page) => {};

const PAGES = {
  home: '/',
  results: '/?q=pay',
  'no results': '/?q=xyzzyx',
  guide: '/articles/second-interview',
  'guide in Arabic': '/articles/arabic?lang=ar',
  frame: '/embed/articles/second-interview',
  'frame of a tip': '/embed/tips/ask-about-the-challenges',
  'frame in Arabic': '/embed/articles/arabic?lang=ar',
  problem: '/problems/invalid-parameter',
  problems: '/problems',
} as const;

/** Loads what waits for the reader to come near. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.locator('[data-preview-stage]').scrollIntoViewIfNeeded();
  await page.locator('tip-sheet article').waitFor();
}

describe.each(Object.entries(PAGES))('the page: %s', (name, path) => {
  test.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
    ['light, on a phone', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
  ])('is accessible: %s', async (_mode, options) => {
    const page = await open(path, options);
    if (name === 'home') await scrollThrough(page);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('fits 320 pixels, and twice the text size on them', async () => {
    const page = await open(path, { viewport: { width: 320, height: 640 }, bypassCSP: true });
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBe(0);
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    expect(await overflow()).toBe(0);
  });

  test('runs without a violation, a third party, a cookie or anything stored', async () => {
    const complaints: string[] = [];
    const origins = new Set<string>();
    const page = await open(path, {}, async (page) => {
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => origins.add(new URL(request.url()).origin));
    });
    if (name === 'home') await scrollThrough(page);
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
    expect([...origins]).toEqual([site.url]);
    expect(await page.context().cookies()).toEqual([]);
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    expect(kept).toEqual([0, 0, 0, 0]);
  });
});

describe('the home page', () => {
  test('weighs at most 30 KB after brotli with everything that it loads', async () => {
    const bodies: Promise<Buffer>[] = [];
    const page = await open('/', {}, async (page) => {
      page.on('response', (response) => bodies.push(response.body()));
    });
    await scrollThrough(page);
    await page.waitForLoadState('networkidle');
    const sizes = (await Promise.all(bodies)).map((body) => brotliCompressSync(body).length);
    expect(sizes.length).toBeGreaterThan(4);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(30 * 1024);
  });

  test('searches without JavaScript', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.getByLabel('Search the tips').fill('thnak you mail');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/\?q=thnak\+you\+mail$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^\d+ tips? for/);
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
  });

  test('shows the snippets and no dead control without JavaScript', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    expect(await page.locator('.snippet:visible').count()).toBe(4);
    expect(await page.locator('.controls:visible, [data-copy]:visible').count()).toBe(0);
    expect(await page.locator('[data-preview]:visible').count()).toBe(0);
  });

  test('loads no embed before the reader comes near it', async () => {
    const asked: string[] = [];
    const page = await open('/', {}, async (page) => {
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    });
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => /^\/(?:embed|v1)\//.test(path))).toEqual([]);
  });
});

describe('suggestions', () => {
  const field = (page: Page) => page.getByRole('combobox', { name: 'Search the tips' });
  const options = (page: Page) => page.locator('.suggestions').getByRole('option');

  test('are chosen by keyboard alone', async () => {
    const page = await open('/');
    await field(page).focus();
    await page.keyboard.type('question');
    await options(page).first().waitFor();
    expect(await field(page).getAttribute('aria-expanded')).toBe('true');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const chosen = options(page).first();
    expect(await chosen.getAttribute('aria-selected')).toBe('true');
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(
      await chosen.getAttribute('id'),
    );
    await page.keyboard.press('ArrowUp');
    expect(await field(page).getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowUp');
    const last = options(page).last();
    expect(await last.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/articles\/|\?q=/);
  });

  test('say how many there are to those who do not see them', async () => {
    const page = await open('/');
    await field(page).fill('question');
    await options(page).first().waitFor();
    const count = await options(page).count();
    expect(await page.locator('.search [role=status]').textContent()).toMatch(
      new RegExp(`^${count} suggestion`),
    );
  });

  test('close on Escape and when the field is left, and keep what was typed', async () => {
    const page = await open('/');
    for (const leave of ['Escape', 'Tab']) {
      await field(page).fill('');
      await field(page).fill('question');
      await options(page).first().waitFor();
      await page.keyboard.press(leave);
      await becomes(() => options(page).count(), 0);
      expect(await field(page).inputValue()).toBe('question');
    }
  });

  test('are taken by a click', async () => {
    const page = await open('/');
    await field(page).fill('question');
    const title = page.locator('.suggestion-title').first();
    await title.waitFor();
    await title.click();
    await page.waitForURL(/\/articles\/[\w-]+#[\w-]+$/);
  });

  test('that come late are not shown', async () => {
    const page = await open('/', {}, async (page) => {
      await page.route('**/v1/suggest?*', async (route) => {
        const q = new URL(route.request().url()).searchParams.get('q');
        if (q === 'sal') await new Promise((resolve) => setTimeout(resolve, 800));
        const data = [{ text: `${q} completed`, kind: 'term' }];
        // The page has given up the request of which this is the answer.
        await route.fulfill({ json: { data } }).catch(() => {});
      });
    });
    const late = page.waitForEvent('requestfailed');
    const asked = page.waitForRequest(/q=sal&|q=sal$/);
    await field(page).fill('sal');
    await asked;
    await field(page).fill('salary');
    await options(page).first().waitFor();
    expect((await late).url()).toContain('q=sal');
    expect(await options(page).allTextContents()).toEqual(['salary completed']);
  });

  test('that fail leave the search as it is', async () => {
    const page = await open('/', {}, (page) =>
      page.route('**/v1/suggest?*', (route) => route.abort()).then(() => {}),
    );
    await field(page).fill('salary');
    await page.waitForEvent('requestfailed');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?q=salary$/);
  });
});

describe('the embed builder', () => {
  const snippet = (page: Page) => page.locator('.snippet:visible code');

  test('keeps the snippet and the preview in step with what is chosen', async () => {
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

  test('shows the frame where there are no scripts, as high as its content', async () => {
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

  test('gives the bare address to sites that know oEmbed', async () => {
    const page = await open('/');
    await page.getByLabel(/^WordPress/).check();
    await page.getByLabel('What to show').selectOption('tips/ask-about-the-challenges');
    expect(await snippet(page).textContent()).toBe(
      `${site.url}/articles/second-interview#ask-about-the-challenges`,
    );
    expect(await page.getByLabel('Colours').isDisabled()).toBe(true);
  });

  test('opens on the guide whose page led to it', async () => {
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

  test('copies the snippet', async () => {
    const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('[data-copy]:visible').click();
    await page.getByText('Copied', { exact: true }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await snippet(page).textContent());
  });

  test('gives code that works as it stands in the page', async () => {
    const page = await open('/');
    const html = await snippet(page).textContent();
    const host = await open('/problems', { bypassCSP: true });
    await host.setContent(`<!doctype html><title>Host</title>${html}`);
    await host.locator('tip-sheet article').waitFor();
  });
});

describe('a guide', () => {
  test('opens at the tip that its URL names, and shows which it is', async () => {
    const page = await open('/articles/second-interview#ask-about-the-challenges');
    const tip = page.locator('#ask-about-the-challenges');
    expect(await tip.evaluate((section) => section.matches(':target'))).toBe(true);
    await becomes(
      () => tip.evaluate((section) => Math.abs(section.getBoundingClientRect().top) < 60),
      true,
    );
  });

  test('prints the guide and its credit, without menus', async () => {
    const page = await open('/articles/second-interview');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tip:visible').count()).toBe(6);
    expect(await page.locator('.credit').isVisible()).toBe(true);
    for (const selector of ['.site-header', '.contents', '.permalink', '.neighbours'])
      expect(await page.locator(selector).first().isVisible()).toBe(false);
  });

  test('can be read by keyboard: the first stop skips the menus, and each stop shows', async () => {
    const page = await open('/articles/second-interview');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the main content' });
    expect(await skip.evaluate((link) => link.matches(':focus-visible'))).toBe(true);
    await becomes(async () => ((await skip.boundingBox())?.y ?? -1) >= 0, true);
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      });
      expect(outline).toBe(true);
    }
  });

  test('reads from right to left in a language that does', async () => {
    const page = await open('/articles/arabic?lang=ar', { viewport: { width: 1280, height: 800 } });
    const contents = await page.locator('.contents').boundingBox();
    const body = await page.locator('.article-body').boundingBox();
    expect(contents && body && contents.x > body.x).toBe(true);
  });
});

test('a frame paints its own background in the theme that was asked for', async () => {
  for (const [theme, colorScheme, expected] of [
    ['light', 'dark', 'rgb(255, 255, 255)'],
    ['dark', 'light', 'rgb(29, 37, 33)'],
    ['auto', 'dark', 'rgb(29, 37, 33)'],
    ['auto', 'light', 'rgb(255, 255, 255)'],
  ] as const) {
    const page = await open(`/embed/articles/second-interview?theme=${theme}`, { colorScheme });
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect({ theme, colorScheme, background }).toEqual({
      theme,
      colorScheme,
      background: expected,
    });
  }
});
