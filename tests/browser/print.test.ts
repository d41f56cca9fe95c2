import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { becomes, loaded } from './support/element.ts';
import { element } from './support/sheets.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

/** What a page looks like on paper, after the same events. */
async function print(page: Page) {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}

test('paper has every tip in full, and the screen is as it was afterwards', async () => {
  const page = await stage.open(stage.page(element()));
  await loaded(page);
  await page.locator('summary').nth(2).click();
  await print(page);
  expect(await page.locator('details[open]').count()).toBe(13);
  const shown = await page.locator('[part=body]').filter({ visible: true }).count();
  expect(shown).toBe(13);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await page.locator('details[open]').count()).toBe(1);
  expect(await page.locator('details').nth(2).getAttribute('open')).toBe('');
});

test('paper has what the reader did not scroll to', async () => {
  const far = `<div style="height: 6000px"></div>${element()}`;
  const page = await stage.open(stage.page(far));
  await page.waitForFunction(() => customElements.get('tip-sheet'));
  await page.waitForTimeout(200);
  expect(stage.api.requests).toEqual([]);
  // Fires `beforeprint` and prints at once, as the browser's own menu does.
  await page.pdf();
  await loaded(page);
  expect(stage.api.requests).toHaveLength(1);
  expect(await page.locator('details[open]').count()).toBe(0);
  await print(page);
  expect(await page.locator('details[open]').count()).toBe(13);
});

test('paper has the link where the API has nothing, or is not there', async () => {
  for (const status of [404, 500]) {
    stage.api.behave({ status });
    const far = `<div style="height: 6000px"></div>${element()}`;
    const page = await stage.open(stage.page(far));
    await page.waitForFunction(() => customElements.get('tip-sheet'));
    await print(page);
    expect(await page.locator('tip-sheet > a').isVisible()).toBe(true);
    await page.close();
  }
});

test('paper has the link where the tips of a listing are not there yet, and the screen gets them', async () => {
  stage.api.behave({ delay: 300 });
  const sheet =
    '<tip-sheet match loading="eager" src="{{api}}/v1/recommendations"><a href="/">Advice</a></tip-sheet>';
  const page = await stage.open(stage.page(sheet));
  await becomes(() => stage.api.requests.join(), '/v1/signals');
  await print(page);
  expect(await page.getByRole('link', { name: 'Advice' }).isVisible()).toBe(true);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.locator('tip-sheet [part=why]').first().waitFor();
  expect(stage.api.requests).toEqual(['/v1/signals', '/v1/recommendations?include=body']);
});

test('a hidden element is not loaded for paper', async () => {
  const page = await stage.open(stage.page(`<div hidden>${element()}</div>`));
  await page.waitForFunction(() => customElements.get('tip-sheet'));
  await print(page);
  expect(stage.api.requests).toEqual([]);
});

test.each(['auto', 'dark', 'inherit'])('ink is dark on paper with the theme %s', async (theme) => {
  const page = await stage.open(stage.page(element(`theme="${theme}"`)), { colorScheme: 'dark' });
  await loaded(page);
  await print(page);
  const [color, background] = await page
    .locator('[part=base]')
    .evaluate((base) => [getComputedStyle(base).color, getComputedStyle(base).backgroundColor]);
  expect([color, background]).toEqual(['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)']);
  const links = page.locator('[part=link]').first();
  await becomes(() => links.evaluate((link) => getComputedStyle(link).color), 'rgb(0, 0, 0)');
});
