/**
 * Takes the pictures of the README from a running server, at two widths, light and dark; the post needs the
 * packages for WordPress in .ci/run:
 *   npx tsx scripts/screenshots.mjs http://localhost:3000 docs/screenshots
 *   pngquant --force --ext .png docs/screenshots/*.png
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { quoted, startWordPress } from '../tests/helpers/wordpress.ts';

const [server = 'http://localhost:3000', folder = 'docs/screenshots'] = process.argv.slice(2);
const hosts = fileURLToPath(new URL('../tests/browser/hosts/', import.meta.url));

const WIDTHS = { 375: 812, 1280: 800 };
const SCHEMES = ['light', 'dark'];

async function loadElements(page) {
  await page.locator('[data-preview-stage], tip-sheet').last().scrollIntoViewIfNeeded();
  await page.locator('tip-sheet').first().waitFor();
  for (const element of await page.locator('tip-sheet').all())
    await element.locator('article').waitFor();
  await page.evaluate(() => document.querySelector('[data-preview-stage]')?.scrollTo(0, 0));
}

/** Swagger UI with the answer to its example. */
async function execute(page) {
  const operation = page.locator('#operations-Search-search');
  await operation.locator('.execute').click();
  await operation.locator('.live-responses-table').waitFor();
  const { y } = await operation.locator('.responses-wrapper').boundingBox();
  await page.evaluate((top) => scrollBy(0, top), y - 24);
}

/** In a viewport that holds all of it, so that nothing sticks to an edge. */
async function shootWhole(page, element, path) {
  const { width, height } = await element.boundingBox();
  await page.setViewportSize({ width, height: Math.ceil(height) + 100 });
  await element.evaluate((shown) => shown.scrollIntoView());
  await element.screenshot({ path });
}

/** From the top of the page to a little below the end of an element. */
async function clipTo(page, selector) {
  await page.evaluate(() => scrollTo(0, 0));
  const { y, height } = await page.locator(selector).first().boundingBox();
  const { width } = page.viewportSize();
  return { fullPage: true, clip: { x: 0, y: 0, width, height: Math.ceil(y + height) + 24 } };
}

/** The host pages of the tests, as somebody else's site: another origin. */
async function startHost() {
  const host = createServer(async (request, response) => {
    const text = await readFile(join(hosts, request.url ?? '/'), 'utf8').catch(() => '');
    const type = request.url?.endsWith('.css') ? 'text/css' : 'text/html';
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` });
    response.end(text.replaceAll('{{api}}', server));
  });
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
  return host;
}

/** A tip by its address alone on a line, then a guide by the plugin's shortcode. */
async function publishPost(wordPress) {
  await wordPress.addPlugin(
    'tipsheet',
    fileURLToPath(new URL('../integrations/wordpress', import.meta.url)),
  );
  await wordPress.php(`require ABSPATH . 'wp-admin/includes/plugin.php';
    activate_plugin( 'tipsheet/tipsheet.php' );
    update_option( 'tipsheet', array( 'address' => ${quoted(server)} ) );`);
  const lines = [
    'Three of our readers had a second interview this month. This is what they asked.',
    `${server}/tips/ask-about-the-challenges`,
    '[tipsheet page="articles/second-interview"]',
  ];
  return wordPress.publish('Before your second interview', lines.join('\n\n'));
}

/** WordPress holds a frame back until it knows how high it is. */
async function showEmbed(page) {
  const frame = page.locator('iframe.wp-embedded-content');
  await frame.scrollIntoViewIfNeeded();
  await page.locator('blockquote.wp-embedded-content').waitFor({ state: 'hidden' });
  await page.evaluate(() => scrollTo(0, 0));
}

const host = await startHost();
const wordPress = await startWordPress([new URL(server).host]);

/**
 * Each by its name: where it is, what to do there, and what to show: a whole element, or the page
 * down to the end of one; else what one sees first.
 */
const SHOTS = {
  home: { url: `${server}/` },
  search: { url: `${server}/?q=bring+up+money` },
  guide: { url: `${server}/articles/second-interview` },
  tip: { url: `${server}/tips/ask-about-the-challenges` },
  'job-board': {
    url: `http://127.0.0.1:${host.address().port}/job-board.html`,
    prepare: loadElements,
    until: '[aria-labelledby=advice]',
  },
  wordpress: {
    url: await publishPost(wordPress),
    prepare: showEmbed,
    until: '.tipsheet',
    // Its theme is light for everybody, and so are frames.
    only: { widths: ['375', '1280'], schemes: ['light'] },
  },
  'embed-builder': { url: `${server}/#embed`, prepare: loadElements, element: '#embed' },
  // Its answers are too wide for a phone.
  swagger: {
    url: `${server}/docs#/Search/search`,
    prepare: execute,
    only: { widths: ['1280'], schemes: ['light'] },
  },
};

const BROWSERS = ['chromium-headless-shell', 'chromium', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);
const executablePath = BROWSERS.find((path) => existsSync(path));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
await mkdir(folder, { recursive: true });
for (const [width, height] of Object.entries(WIDTHS))
  for (const colorScheme of SCHEMES) {
    const viewport = { width: Number(width), height };
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    for (const [name, { url, prepare, element, until, only }] of Object.entries(SHOTS)) {
      if (only && !(only.widths.includes(width) && only.schemes.includes(colorScheme))) continue;
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'networkidle' });
      await prepare?.(page);
      const path = join(folder, `${name}-${width}-${colorScheme}.png`);
      if (element) await shootWhole(page, page.locator(element), path);
      else await page.screenshot({ path, ...(until && (await clipTo(page, until))) });
      await page.close();
    }
    await context.close();
  }
await browser.close();
host.close();
await wordPress.stop();
