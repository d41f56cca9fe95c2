import { readFileSync } from 'node:fs';
import type {} from '@tipsheet/element';
import { expect, test } from 'vitest';
import { loaded } from './support/element.ts';
import { ARTICLE, element } from './support/sheets.ts';
import { setStage } from './support/stage.ts';
import { root } from './support/stub-api.ts';

const stage = setStage();

test('the element renders an article, a tip, a list and a search', async () => {
  const sources = ['articles/second-interview', 'tips/today', 'tips', 'search?q=pay', 'articles'];
  const page = await stage.open(
    stage.page(sources.map((path) => element('loading="eager"', `{{api}}/v1/${path}`)).join('')),
  );
  for (const each of await (await loaded(page)).all()) {
    expect(await each.locator('article').textContent()).toMatch(/Creative Commons|CC-BY/);
    expect(await each.locator('slot:not([name])').count()).toBe(0);
  }
  const [article, tip] = await page.locator('tip-sheet').all();
  expect(await article?.locator('details').count()).toBe(13);
  expect(await tip?.locator('h2').count()).toBe(1);
});

test('every part that can be styled is in custom-elements.json', async () => {
  const manifest = JSON.parse(readFileSync(root('dist/assets/custom-elements.json'), 'utf8'));
  const { cssParts } = manifest.modules[0].declarations[0];
  const declared: string[] = cssParts.map(({ name }: { name: string }) => name);
  const page = await stage.open(
    stage.page(
      [
        element('loading="eager" layout="card" limit="2"', ARTICLE),
        element('loading="eager" layout="list"', ARTICLE),
        element('loading="eager" layout="compact"', ARTICLE),
        // A tip with a note on what differs by country.
        element('loading="eager" layout="list"', '{{api}}/v1/articles/following-up'),
        element('loading="eager"', '{{api}}/v1/search?q=pay'),
        element('loading="eager" match', '{{api}}/v1/recommendations'),
        element('loading="eager" heading="Tips" id="none"', '{{api}}/embed/v1/frame.js'),
      ].join(''),
    ),
  );
  await loaded(page, 'tip-sheet:not(#none)');
  await page.getByRole('button').waitFor();
  const found = await page
    .locator('tip-sheet [part]')
    .evaluateAll((all) => [...new Set(all.map((each) => each.getAttribute('part') as string))]);
  expect(found.sort()).toEqual(declared.sort());
});

test('the element sets no cookie, stores nothing and asks no third party', async () => {
  const asked: string[] = [];
  const page = await stage.open(
    stage.page(element() + element('theme="auto"')),
    {},
    async (page) => {
      page.on('request', (request) => asked.push(request.url()));
    },
  );
  await loaded(page);
  const origins = new Set(
    asked.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin),
  );
  expect([...origins].sort()).toEqual([stage.host.url, stage.api.url].sort());
  expect(await page.context().cookies()).toEqual([]);
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ]);
  expect(kept).toEqual([0, 0, 0, 0]);
});

test('the element sends neither cookies nor the address of the page', async () => {
  const page = await stage.open(stage.page(element()), {}, async (page) => {
    await page.context().addCookies([{ name: 'visitor', value: '1', url: stage.api.url }]);
  });
  await loaded(page);
  expect(stage.api.lastHeaders).not.toHaveProperty('cookie');
  expect(stage.api.lastHeaders).not.toHaveProperty('referer');
});

test.each(['card', 'list', 'compact'])(
  'credit and licence are shown with every kind of content as %s',
  async (layout) => {
    const attributes = `loading="eager" layout="${layout}"`;
    const sources = ['articles/second-interview', 'tips/today', 'tips', 'search?q=pay', 'articles'];
    const page = await stage.open(
      stage.page(sources.map((path) => element(attributes, `{{api}}/v1/${path}`)).join('')),
    );
    for (const each of await (await loaded(page)).all()) {
      const credit = each.locator('[part=credit]').last();
      expect(await credit.textContent()).toMatch(
        /^“.+” by .+ Licence: Creative Commons|By .+\. CC-BY-4\.0$/,
      );
      expect(await credit.isVisible()).toBe(true);
    }
    const [, , tips, , articles] = await page.locator('tip-sheet').all();
    // Five tips of one guide: where they are closed, it is credited once, by its own name.
    const closed = tips?.locator('article > [part=credit]');
    expect(await closed?.count()).toBe(layout === 'list' ? 0 : 1);
    if (layout !== 'list')
      expect(await closed?.locator('a').first().getAttribute('href')).toMatch(
        /\/articles\/[\w-]+$/,
      );
    const credits = articles?.locator('[part=credit]');
    expect(await credits?.count()).toBe(13);
    expect((await credits?.allTextContents())?.join()).toContain('based on Karen Bivand');
  },
);

test('the element asks for the text of tips only where it shows it', async () => {
  const asked = async (layout: string, path: string) => {
    stage.api.requests.length = 0;
    const attributes = `loading="eager" layout="${layout}"`;
    await loaded(await stage.open(stage.page(element(attributes, `{{api}}${path}`))));
    return stage.api.requests;
  };
  for (const path of ['/v1/articles/second-interview', '/v1/tips', '/v1/search?q=pay']) {
    const withBody = `${path}${path.includes('?') ? '&' : '?'}include=body`;
    expect(await asked('card', path)).toEqual([withBody]);
    expect(await asked('list', path)).toEqual([withBody]);
    expect(await asked('compact', path)).toEqual([path]);
  }
  for (const path of ['/v1/tips/today', '/v1/articles'])
    expect(await asked('card', path)).toEqual([path]);
});

test('an element that showed titles only asks for the text when its layout needs it', async () => {
  const page = await stage.open(stage.page(element('loading="eager" layout="compact"', ARTICLE)));
  const sheet = (await loaded(page)).first();
  stage.api.requests.length = 0;
  await sheet.evaluate((each) => each.setAttribute('layout', 'list'));
  await sheet.locator('[part=do]').first().waitFor();
  await sheet.evaluate((each) => each.setAttribute('layout', 'compact'));
  await sheet.locator('[part=tips] li').first().waitFor();
  expect(stage.api.requests).toEqual(['/v1/articles/second-interview?include=body']);
});

test('50 elements make one request', async () => {
  stage.api.behave({ delay: 200 });
  const page = await stage.open(stage.page(element('loading="eager"').repeat(50)));
  await loaded(page);
  expect(stage.api.requests).toEqual(['/v1/articles/second-interview?include=body']);
});

test('an element far from the viewport asks for nothing until it is near', async () => {
  const far = `<div style="height: 4000px"></div>${element()}`;
  const page = await stage.open(stage.page(far));
  await page.waitForFunction(() => customElements.get('tip-sheet'));
  await page.waitForTimeout(300);
  expect(stage.api.requests).toEqual([]);
  await page.evaluate(() => scrollTo(0, 3000));
  await loaded(page);
  expect(stage.api.requests).toHaveLength(1);
});

test('an eager element asks at once', async () => {
  const far = `<div style="height: 4000px"></div>${element('loading="eager"')}`;
  await loaded(await stage.open(stage.page(far)));
});
