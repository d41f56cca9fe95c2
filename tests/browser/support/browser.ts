import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** The shell is the same browser without its windows, and starts pages in half the time. */
const CANDIDATES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type OpenPage = (
  url: string,
  options?: BrowserContextOptions,
  prepare?: (page: Page) => Promise<unknown>,
) => Promise<Page>;

/**
 * Gives a function that opens a page in a fresh profile, after `prepare`. Without Chromium the
 * tests fail and say so.
 */
export function setBrowser(): OpenPage {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = process.env.CHROMIUM ?? CANDIDATES.find((path) => existsSync(path));
    if (!executablePath)
      throw new Error('Chromium is missing: apt-get install chromium-headless-shell');
    browser = await chromium.launch({ executablePath, args: ARGS });
  });
  afterEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (url, options = {}, prepare = async () => {}) => {
    if (!browser) throw new Error('the browser is not there yet');
    const page = await (await browser.newContext(options)).newPage();
    await prepare(page);
    await page.goto(url);
    return page;
  };
}
