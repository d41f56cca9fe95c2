import { brotliCompressSync } from 'node:zlib';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { setBrowser } from './support/browser.ts';
import { becomes } from './support/element.ts';
import { scrollThrough } from './support/scroll-through.ts';
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
  tip: '/tips/ask-about-the-challenges',
  'no page': '/tips/ask-about-the-challenge',
  'frame without a tip': '/embed/tips/ask-about-the-challenge',
  'frame of a tip': '/embed/tips/ask-about-the-challenges',
  'frame in Arabic': '/embed/articles/arabic?lang=ar',
  problem: '/problems/invalid-parameter',
  problems: '/problems',
} as const;

describe.each(Object.entries(PAGES))('the page: %s', (name, path) => {
  test.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
    ['light, on a phone', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
  ])('a page is accessible: %s', async (_mode, options) => {
    const page = await open(path, options);
    if (name === 'home') await scrollThrough(page);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('a page fits 320 pixels, and twice the text size on them', async () => {
    const page = await open(path, { viewport: { width: 320, height: 640 }, bypassCSP: true });
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBe(0);
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    expect(await overflow()).toBe(0);
  });

  test('a page runs without a violation, a third party, a cookie or anything stored', async () => {
    const complaints: string[] = [];
    const origins = new Set<string>();
    const page = await open(path, {}, async (page) => {
      page.on('console', (message) => {
        // What there is no page for is itself answered so.
        const isOwnStatus =
          message.location().url === site.url + path && /404/.test(message.text());
        if ((message.type() === 'error' || message.type() === 'warning') && !isOwnStatus)
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

test('the home page weighs at most 34 KB after brotli with everything that it loads, a preview of a guide included', async () => {
  const bodies: Promise<Buffer>[] = [];
  const page = await open('/', {}, async (page) => {
    page.on('response', (response) => bodies.push(response.body()));
  });
  await scrollThrough(page);
  await page.waitForLoadState('networkidle');
  const sizes = (await Promise.all(bodies)).map((body) => brotliCompressSync(body).length);
  expect(sizes.length).toBeGreaterThan(4);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(34 * 1024);
});

test('the home page searches without JavaScript', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await page.getByLabel('Search the tips').fill('thnak you mail');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/\?q=thnak\+you\+mail$/);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^\d+ tips? for/);
  expect(await page.locator('mark').count()).toBeGreaterThan(0);
});

test('the home page shows the snippets and no dead control without JavaScript', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  expect(await page.locator('.snippet:visible').count()).toBe(5);
  expect(await page.locator('.controls:visible, [data-copy]:visible').count()).toBe(0);
  expect(await page.locator('[data-preview]:visible').count()).toBe(0);
});

test('the home page loads no embed before the reader comes near it', async () => {
  const asked: string[] = [];
  const page = await open('/', {}, async (page) => {
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  });
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /^\/(?:embed|v1)\//.test(path))).toEqual([]);
});

test('a guide opens at the tip that its URL names, and shows which it is', async () => {
  const page = await open('/articles/second-interview#ask-about-the-challenges');
  const tip = page.locator('#ask-about-the-challenges');
  expect(await tip.evaluate((section) => section.matches(':target'))).toBe(true);
  await becomes(
    () => tip.evaluate((section) => Math.abs(section.getBoundingClientRect().top) < 60),
    true,
  );
});

test('a guide prints the guide and its credit, without menus', async () => {
  const page = await open('/articles/second-interview');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.tip:visible').count()).toBe(13);
  expect(await page.locator('.credit').isVisible()).toBe(true);
  for (const selector of ['.site-header', '.contents', '.permalink', '.neighbours'])
    expect(await page.locator(selector).first().isVisible()).toBe(false);
});

test('the home page prints none of what only a screen can use', async () => {
  const page = await open('/');
  await page.locator('.controls').scrollIntoViewIfNeeded();
  expect(await page.locator('.controls').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.search', '.controls', '.preview', '.code button'])
    expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
});

test('results print without what they can be narrowed to', async () => {
  const page = await open(PAGES.results);
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.filters', '.pager a']) {
    expect(await page.locator(selector).count(), selector).toBeGreaterThan(0);
    expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
  }
});

test('the home page has the featured guide and the first of the others in view on a laptop', async () => {
  const page = await open('/', { viewport: { width: 1280, height: 800 } });
  const bottom = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().bottom);
  for (const selector of ['.featured .card', '#guides-title', '.guide h4'])
    expect(await bottom(selector)).toBeLessThan(800);
});

test.each([
  ...[1024, 1151, 1152, 1280].map((width) => [width, '/'] as const),
  [1280, '/?lang=ar'],
] as const)('no picture covers a topic at %i pixels: %s', async (width, path) => {
  const page = await open(path, { viewport: { width, height: 800 } });
  // What receives a click at the end of the link.
  for (const topic of await page.locator('.topics a').all())
    await topic.click({ trial: true, position: await endOf(topic) });
});

async function endOf(link: Locator) {
  const { width = 0, height = 0 } = (await link.boundingBox()) ?? {};
  return { x: width - 2, y: height / 2 };
}

test('the menu is in the same place on every page', async () => {
  const places = new Set<string>();
  for (const path of ['/', '/?q=pay', '/articles/second-interview', '/problems', '/nothing']) {
    const page = await open(path, { viewport: { width: 1280, height: 800 } });
    const box = await page.locator('.site-menu').boundingBox();
    places.add(String(box?.x));
  }
  expect(places.size).toBe(1);
});

test('a tip comes before the list of its guide on a phone, and beside it where there is room', async () => {
  const path = '/tips/ask-about-the-challenges';
  const boxes = async (width: number) => {
    const page = await open(path, { viewport: { width, height: 800 } });
    const box = async (selector: string) => {
      const found = await page.locator(selector).boundingBox();
      if (!found) throw new Error(`${selector} is not shown`);
      return found;
    };
    return { tip: await box('.tip'), contents: await box('.contents') };
  };
  const phone = await boxes(375);
  expect(phone.contents.y).toBeGreaterThan(phone.tip.y + phone.tip.height);
  const laptop = await boxes(1280);
  expect(laptop.contents.x).toBeLessThan(laptop.tip.x);
  expect(Math.abs(laptop.contents.y - laptop.tip.y)).toBeLessThan(40);
});

test.each(['/', '/articles/second-interview', '/tips/ask-about-the-challenges'])(
  '%s prints all that is folded, and folds it again',
  async (path) => {
    const page = await open(path);
    const folded = page.locator('main details:not([open])');
    const count = await folded.count();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await folded.count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await folded.count()).toBe(count);
  },
);

test.each([
  '/',
  '/articles/second-interview',
  '/tips/ask-about-the-challenges',
  '/embed/articles/second-interview',
  '/embed/tips/ask-about-the-challenges?theme=dark',
])('%s is dark on light on paper, whatever the screen is', async (path) => {
  const page = await open(path, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const light = await page.evaluate(() => {
    const brightness = (color: string) =>
      (color.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    return [...document.querySelectorAll('main :is(h1, h2, h3, p, li, a)')]
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => brightness(getComputedStyle(element).color) > 400)
      .map((element) => element.outerHTML.slice(0, 80));
  });
  expect(light).toEqual([]);
  const schemes = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(schemes).toBe('light');
});

test('a guide can be read by keyboard: the first stop skips the menus, and each stop shows', async () => {
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

test.each([PAGES.home, PAGES.guide, PAGES.tip, PAGES.frame])(
  'the lines of titles are balanced: %s',
  async (path) => {
    const titles = (await open(path)).locator('h1, h2, h3, .featured li, .contents li');
    const wraps = await titles.evaluateAll((all) =>
      all.map((title) => getComputedStyle(title).getPropertyValue('text-wrap-style')),
    );
    expect(new Set(wraps)).toEqual(new Set(['balance']));
  },
);

test.each([PAGES.home, PAGES.results, PAGES.guide, PAGES.tip, PAGES['no page'], PAGES.frame])(
  'a word that is longer than its line breaks, wherever it stands: %s',
  async (path) => {
    const page = await open(path, { viewport: { width: 320, height: 640 } });
    await page.evaluate((word) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode())
        if (!texts.currentNode.parentElement?.closest('script, option, .search-box, [aria-hidden]'))
          texts.currentNode.nodeValue = word;
    }, 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz');
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBe(320);
  },
);

test('the list on a page about another language has its bullets in the column', async () => {
  const page = await open('/articles/arabic', { viewport: { width: 320, height: 640 } });
  const padding = await page
    .locator('main ul:not([hidden])')
    .evaluate((list) => Number.parseFloat(getComputedStyle(list).paddingInlineStart));
  expect(padding).toBeGreaterThan(16);
});

test('a guide reads from right to left in a language that does', async () => {
  const page = await open('/articles/arabic?lang=ar', { viewport: { width: 1280, height: 800 } });
  const contents = await page.locator('.contents').boundingBox();
  const body = await page.locator('.article-body').boundingBox();
  expect(contents && body && contents.x > body.x).toBe(true);
});

test('the link to the next tip has its label above its title, also from right to left', async () => {
  const page = await open('/tips/ajib-min-jadid?lang=ar');
  const [label, title] = await page
    .locator('.neighbours .next > *')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().left));
  expect(label).toBe(title);
});

test('a frame paints its own background in the theme that was asked for, light unless one was', async () => {
  for (const [theme, colorScheme, expected] of [
    ['', 'dark', 'rgb(255, 255, 255)'],
    ['theme=dark', 'light', 'rgb(29, 37, 33)'],
    ['theme=auto', 'dark', 'rgb(29, 37, 33)'],
    ['theme=auto', 'light', 'rgb(255, 255, 255)'],
  ] as const) {
    const page = await open(`/embed/articles/second-interview?${theme}`, { colorScheme });
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect({ theme, colorScheme, background }).toEqual({
      theme,
      colorScheme,
      background: expected,
    });
  }
});
