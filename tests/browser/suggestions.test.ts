import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { setBrowser } from './support/browser.ts';
import { becomes } from './support/element.ts';
import { startSite } from './support/site.ts';

const site = startSite();
const openUrl = setBrowser();
const open = (path: string, options: BrowserContextOptions = {}, prepare = noPreparation) =>
  openUrl(site.url + path, options, prepare);
const noPreparation = async (_page: Page) => {};

const field = (page: Page) => page.getByRole('combobox', { name: 'Search the tips' });
const options = (page: Page) => page.locator('.suggestions').getByRole('option');

test('suggestions are chosen by keyboard alone', async () => {
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
  await page.waitForURL(/\/(?:articles|tips)\/|\?q=/);
});

test.each([375, 1280])('no suggestion is cut off, %i pixels wide', async (width) => {
  const page = await open('/', { viewport: { width, height: 1000 } });
  await field(page).fill('how to');
  await options(page).nth(3).waitFor();
  const isOnTop = await options(page).evaluateAll((all) =>
    all.map((option) => {
      const { left, bottom } = option.getBoundingClientRect();
      return option.contains(document.elementFromPoint(left + 20, bottom - 5));
    }),
  );
  expect(isOnTop).toEqual(isOnTop.map(() => true));
});

test('suggestions have their roles and states in browsers that do not reflect them', async () => {
  // As Firefox before 119.
  const page = await open('/', {}, async (page) => {
    await page.addInitScript(() => {
      for (const name of Object.keys(Element.prototype))
        if (/^(?:role|aria[A-Z].*)$/.test(name)) Reflect.deleteProperty(Element.prototype, name);
    });
  });
  await field(page).fill('question');
  await options(page).first().waitFor();
  expect(await field(page).getAttribute('aria-autocomplete')).toBe('list');
  await page.keyboard.press('ArrowDown');
  expect(await options(page).first().getAttribute('aria-selected')).toBe('true');
  expect(await page.locator('.search [role=status]').textContent()).toMatch(/suggestion/);
});

test('suggestions say how many there are to those who do not see them', async () => {
  const page = await open('/');
  await field(page).fill('question');
  await options(page).first().waitFor();
  const count = await options(page).count();
  expect(await page.locator('.search [role=status]').textContent()).toMatch(
    new RegExp(`^${count} suggestion`),
  );
});

test('suggestions close on Escape and when the field is left, and keep what was typed', async () => {
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

test('suggestions are taken by a click', async () => {
  const page = await open('/');
  await field(page).fill('question');
  const title = page.locator('.suggestion-title').first();
  await title.waitFor();
  await title.click();
  await page.waitForURL(/\/tips\/[\w-]+$/);
});

test('suggestions that come late are not shown', async () => {
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

test('suggestions that fail leave the search as it is', async () => {
  const page = await open('/', {}, (page) =>
    page.route('**/v1/suggest?*', (route) => route.abort()).then(() => {}),
  );
  await field(page).fill('salary');
  await page.waitForEvent('requestfailed');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?q=salary$/);
});

test('suggestions for what was typed before go when there are none to be had', async () => {
  const page = await open('/');
  await field(page).fill('sal');
  await options(page).first().waitFor();
  await page.context().setOffline(true);
  await field(page).fill('salmon');
  await becomes(() => options(page).count(), 0);
});
