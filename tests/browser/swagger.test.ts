import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { setBrowser } from './support/browser.ts';
import { startSite } from './support/site.ts';

const site = startSite();
const open = setBrowser();

interface Operation {
  readonly operationId: string;
  readonly tags: readonly [string];
}
let operations: Operation[] = [];
beforeAll(async () => {
  const document = await (await fetch(`${site.url}/openapi.json`)).json();
  operations = Object.values(document.paths).flatMap((item) =>
    Object.values(item as Record<string, Operation>),
  );
});

/** Whatever the page or its policy complains of. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

test('Swagger UI works over plain http under its policy, and asks nobody else', async () => {
  const foreign: string[] = [];
  let complaints: string[] = [];
  const page = await open(`${site.url}/docs`, {}, async (fresh) => {
    complaints = complaintsOf(fresh);
    fresh.on('request', (request) => {
      if (!/^(?:data:|blob:)/.test(request.url()) && !request.url().startsWith(site.url))
        foreign.push(request.url());
    });
  });
  await page.locator('.opblock').first().waitFor();
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test('Swagger UI opens an operation by its link', async () => {
  const page = await open(`${site.url}/docs#/Tips/getTip`);
  await page.locator('#operations-Tips-getTip .execute').waitFor();
});

test('Swagger UI fits a phone, and is dark where the reader wants it so', async () => {
  const page = await open(`${site.url}/docs#/Search/search`, {
    viewport: { width: 375, height: 700 },
    colorScheme: 'dark',
  });
  await page.locator('#operations-Search-search .execute').click();
  await page.locator('#operations-Search-search .live-responses-table').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await colour()).toBe('rgb(28, 32, 34)');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(colour).not.toBe('rgb(28, 32, 34)');
});

test('Swagger UI fills in what a request needs, and nothing else', async () => {
  const page = await open(`${site.url}/docs#/Search/search`);
  const fields = page.locator('#operations-Search-search .parameters input');
  await fields.first().waitFor();
  const filled = await fields.evaluateAll((inputs) =>
    (inputs as HTMLInputElement[])
      .filter(({ value }) => value !== '')
      .map((one) => one.placeholder),
  );
  expect(filled).toEqual(['q']);
});

test('Swagger UI executes every operation at the first click', async () => {
  const page = await open(`${site.url}/docs`);
  await page.locator('.opblock').first().waitFor();
  for (const { operationId, tags } of operations) {
    const block = page.locator(`#operations-${tags[0]}-${operationId}`);
    await block.locator('.opblock-summary-control').click();
    await block.locator('.execute').click();
    const status = block.locator('.live-responses-table .response-col_status').nth(1);
    await status.waitFor();
    expect(await status.textContent(), operationId).toMatch(/^200/);
    // By the keyboard: a click would wait until a page as long as its answers stands still.
    await block.locator('.opblock-summary-control').press('Enter');
  }
  expect(operations.length).toBeGreaterThan(25);
}, 600_000);
