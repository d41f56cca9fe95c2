import { expect, test } from 'vitest';
import { becomes, loaded } from './support/element.ts';
import { element, RECORDER } from './support/sheets.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

test('a host hears when the content is seen, and not when it is only near', async () => {
  const near = `<div style="height: 1000px"></div>${element()}<p style="height: 3000px"></p>`;
  const page = await stage.open(
    stage.page(near),
    { viewport: { width: 800, height: 600 } },
    (page) =>
      page.addInitScript(() => {
        Object.assign(window, { heard: [] });
        document.addEventListener('tip-sheet-show', (event) => {
          const { data } = (event as CustomEvent).detail;
          heard.push(data.slug);
        });
      }),
  );
  await loaded(page);
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => heard)).toEqual([]);
  await page.evaluate(() => scrollTo(0, 900));
  await becomes(() => page.evaluate(() => heard), ['second-interview']);
  await page.evaluate(() => scrollTo(0, 4000));
  await page.evaluate(() => scrollTo(0, 900));
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => heard)).toHaveLength(1);
});

test('a host hears which tip a reader opens, by mouse or keyboard, and nothing when it closes', async () => {
  const page = await stage.open(stage.page(element()), {}, (page) =>
    page.addInitScript(() => {
      Object.assign(window, { heard: [] });
      document.addEventListener('tip-sheet-open', (event) => {
        heard.push((event as CustomEvent).detail.slug);
      });
    }),
  );
  await loaded(page);
  const slugs = await page.locator('details').evaluateAll((all) => all.map(({ id }) => id));
  await page.locator('summary').nth(0).click();
  await page.locator('summary').nth(0).click();
  await page.locator('summary').nth(1).focus();
  await page.keyboard.press('Enter');
  await becomes(() => page.evaluate(() => heard), slugs.slice(0, 2));
});

test('a heading stands above the content, whose headings follow it', async () => {
  const page = await stage.open(
    stage.page(element('heading="Before you go" heading-level="3"', '{{api}}/v1/tips')),
    {},
    (page) => page.addInitScript(RECORDER),
  );
  const sheet = (await loaded(page)).first();
  expect(await sheet.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
    'Before you go',
  ]);
  expect(await sheet.getByRole('heading', { level: 4 }).count()).toBe(5);
  await sheet.evaluate((each) => each.removeAttribute('heading'));
  await becomes(() => sheet.getByRole('heading', { level: 3 }).count(), 5);
  expect(await page.evaluate(() => heard)).toEqual(['tip-sheet-load']);
});

test("a page's own heading takes the place of the element's, with and without the script", async () => {
  const body = element('heading="Not this"').replace('<a', '<h2 slot="heading">Our advice</h2><a');
  for (const javaScriptEnabled of [true, false]) {
    const page = await stage.open(stage.page(body), { javaScriptEnabled });
    const heading = page.getByRole('heading', { level: 2 });
    expect(await heading.filter({ visible: true }).allTextContents()).toEqual(['Our advice']);
    if (!javaScriptEnabled) continue;
    await loaded(page);
    expect(await heading.filter({ visible: true }).allTextContents()).toEqual(['Our advice']);
    expect(await page.getByRole('heading', { level: 3 }).first().textContent()).toContain(
      'Second interview',
    );
  }
});

test.each(['articles/second-interview', 'tips/today', 'tips'])(
  'a short credit of %s has authors and licence in one line that leads to the page',
  async (path) => {
    const page = await stage.open(
      stage.page(element('credit="short" layout="list"', `{{api}}/v1/${path}`)),
    );
    const credit = (await loaded(page)).locator('[part=credit]').last();
    expect(await credit.textContent()).toMatch(/^By .+\. CC-BY-4\.0$/);
    expect(await credit.locator('a').getAttribute('href')).toMatch(/\/(articles|tips)\/[\w-]+$/);
  },
);
