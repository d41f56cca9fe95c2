import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setBrowser } from '../browser/support/browser.ts';
import { freePort } from '../helpers/free-port.ts';
import { type ServerProcess, startServer } from '../helpers/process.ts';
import { launch, type Running } from '../helpers/processes.ts';

const open = setBrowser();
const run = promisify(execFile);

/** The example as somebody builds and starts it who copied it. */
let folder: string;
let tips: ServerProcess;
let next: Running;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-next-'));
  const isSource = (path: string) => !/\/(?:node_modules|\.next)$/.test(path);
  cpSync('examples/next', folder, { recursive: true, filter: isSource });
  const publicPort = String(await freePort());
  tips = await startServer({ PORT: publicPort, PUBLIC_URL: `http://127.0.0.1:${publicPort}` });
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TIPSHEET_URL: tips.origin,
    NEXT_TELEMETRY_DISABLED: '1',
  } as unknown as NodeJS.ProcessEnv;
  const npm = (...args: string[]) => run('npm', args, { cwd: folder, env });
  await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline');
  await npm('run', 'build');
  const port = await freePort();
  next = await launch({
    command: process.execPath,
    args: ['node_modules/next/dist/bin/next', 'start', '-p', String(port)],
    ...{ port, cwd: folder, env, readyPath: '/' },
  });
}, 480_000);
afterAll(async () => {
  await next?.stop();
  await tips?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the page asks Tipsheet for, and what it complains of. */
const heard = (page: Page, asked: string[], problems: string[]) => {
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
};

const positions = (page: Page) =>
  page.locator('tip-sheet').evaluate((sheet) =>
    [...(sheet.shadowRoot?.querySelectorAll('article, article *') ?? [])].map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [each.tagName, x, y, width, height, getComputedStyle(each).fontSize].join(' ');
    }),
  );

test('in a site of Next the advice is there before any script, and stays as it is when the element takes it over', async () => {
  const before = await open(`${next.origin}/jobs`, { javaScriptEnabled: false });
  expect(await before.locator('tip-sheet summary').count()).toBe(13);
  const shown = await positions(before);

  const asked: string[] = [];
  const problems: string[] = [];
  const page = await open(`${next.origin}/jobs`, {}, async (page) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(entry.startTime);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    heard(page, asked, problems);
  });
  await page.waitForFunction(() => {
    const sheet = document.querySelector('tip-sheet');
    return sheet?.matches(':defined') && !sheet.shadowRoot?.querySelector('style');
  });
  await page.waitForLoadState('networkidle');
  expect(await positions(page)).toEqual(shown);
  expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
  expect(asked.filter((path) => path.startsWith('/v1/'))).toEqual([]);
  expect(problems).toEqual([]);
});

test('in a site of Next the advice shows, too, where its router inserts the page', async () => {
  const asked: string[] = [];
  const problems: string[] = [];
  const page = await open(next.origin, {}, async (page) => heard(page, asked, problems));
  await page.getByRole('link', { name: 'Night porter' }).click();
  await page.locator('tip-sheet summary').first().click();
  expect(await page.locator('tip-sheet [part=do] li').first().isVisible()).toBe(true);
  expect(asked.filter((path) => path.startsWith('/v1/'))).toEqual([]);
  // Chromium notes that React's way to insert markup leaves the template to the element.
  expect(problems.filter((text) => !text.includes('setHTMLUnsafe'))).toEqual([]);
});
