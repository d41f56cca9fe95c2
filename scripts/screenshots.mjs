/**
 * Takes the pictures of the README from a running server, at two widths, light and dark:
 *   node scripts/screenshots.mjs http://localhost:3000 docs/screenshots
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [server = 'http://localhost:3000', folder = 'docs/screenshots'] = process.argv.slice(2);
const hosts = fileURLToPath(new URL('../tests/browser/hosts/', import.meta.url));

const WIDTHS = { 375: 812, 1280: 800 };
const SCHEMES = ['light', 'dark'];

async function loadElements(page) {
  await page.locator('[data-preview-stage], tip-sheet').last().scrollIntoViewIfNeeded();
  await page.locator('tip-sheet').first().waitFor();
  for (const element of await page.locator('tip-sheet').all())
    await element.locator('article').waitFor();
}

/** Swagger UI with the answer to its example. */
async function execute(page) {
  const operation = page.locator('#operations-Search-searchTips');
  await operation.locator('.execute').click();
  await operation.locator('.live-responses-table').waitFor();
  await operation.locator('.responses-wrapper').scrollIntoViewIfNeeded();
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

const host = await startHost();

/** Each by its name: where it is, and what to do and to show there. */
const SHOTS = {
  home: { url: `${server}/` },
  search: { url: `${server}/?q=bring+up+money` },
  guide: { url: `${server}/articles/second-interview` },
  'job-board': {
    url: `http://127.0.0.1:${host.address().port}/job-board.html`,
    prepare: loadElements,
  },
  'embed-builder': { url: `${server}/#embed`, prepare: loadElements, element: '#embed' },
  swagger: { url: `${server}/docs#/Search/searchTips`, prepare: execute },
};

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
await mkdir(folder, { recursive: true });
for (const [width, height] of Object.entries(WIDTHS))
  for (const colorScheme of SCHEMES) {
    const viewport = { width: Number(width), height };
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    for (const [name, { url, prepare, element }] of Object.entries(SHOTS)) {
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'networkidle' });
      await prepare?.(page);
      const path = join(folder, `${name}-${width}-${colorScheme}.png`);
      const shown = page.locator(element ?? 'html');
      await shown.evaluate((top) => top.scrollIntoView());
      await (element ? shown : page).screenshot({ path });
      await page.close();
    }
    await context.close();
  }
await browser.close();
host.close();
