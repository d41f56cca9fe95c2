import type {} from '@tipsheet/element';
import { expect, test } from 'vitest';
import { becomes, loaded } from './support/element.ts';
import { ARTICLE, element, RECORDER } from './support/sheets.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

test('the script may be loaded twice', async () => {
  const errors: Error[] = [];
  const twice = ['v1', 'v1.0.0'].map(
    (version) => `<script type="module" src="{{api}}/embed/${version}/tip-sheet.js"></script>`,
  );
  const page = await stage.open(stage.page(element(), twice.join('')), {}, async (page) => {
    page.on('pageerror', (error) => errors.push(error));
  });
  await loaded(page);
  expect(errors).toEqual([]);
});

test('a node that is moved stays as it is and asks once', async () => {
  stage.api.behave({ delay: 200 });
  const page = await stage.open(stage.page(`${element()}<section></section>`), {}, (page) =>
    page.addInitScript(RECORDER),
  );
  const move = () =>
    page.evaluate(() => {
      const [sheet, section] = [
        document.querySelector('tip-sheet'),
        document.querySelector('section'),
      ];
      if (sheet?.parentNode === section) section?.before(sheet as Element);
      else section?.append(sheet as Element);
    });
  await page.waitForFunction(() => customElements.get('tip-sheet'));
  await move();
  await loaded(page);
  await page.locator('summary').first().click();
  await move();
  expect(await page.locator('details[open]').count()).toBe(1);
  expect(stage.api.requests).toHaveLength(1);
  expect(await page.evaluate(() => heard)).toEqual(['tip-sheet-load', 'tip-sheet-open']);
});

test('a node that is removed while it loads is shown when it is back', async () => {
  stage.api.behave({ delay: 500 });
  const page = await stage.open(stage.page(element()), {}, (page) => page.addInitScript(RECORDER));
  await becomes(() => stage.api.requests.length, 1);
  await page.evaluate(() => {
    const sheet = document.querySelector('tip-sheet') as Element;
    Object.assign(window, { sheet });
    sheet.remove();
  });
  await page.waitForTimeout(800);
  expect(await page.evaluate(() => heard)).toEqual([]);
  await page.evaluate(() => document.body.append((window as unknown as { sheet: Element }).sheet));
  await loaded(page);
  expect(stage.api.requests).toHaveLength(1);
});

test('when src changes in flight, the late answer is ignored', async () => {
  stage.api.behave({ delay: 1500 });
  const page = await stage.open(stage.page(element()), {}, (page) => page.addInitScript(RECORDER));
  await becomes(() => stage.api.requests.length, 1);
  stage.api.behave();
  await page.evaluate((api) => {
    document.querySelector('tip-sheet')?.setAttribute('src', `${api}/v1/tips/today`);
  }, stage.api.url);
  await loaded(page);
  await page.waitForTimeout(1500);
  expect(await page.locator('article details').count()).toBe(0);
  expect(await page.evaluate(() => heard)).toEqual(['tip-sheet-load']);
});

test('when src changes later, the old content stays until the new is there', async () => {
  const page = await stage.open(stage.page(element()));
  await loaded(page);
  stage.api.behave({ delay: 300 });
  await page.evaluate((api) => {
    document.querySelector('tip-sheet')?.setAttribute('src', `${api}/v1/articles/job-offer`);
  }, stage.api.url);
  await becomes(() => stage.api.requests.length, 2);
  const title = page.locator('tip-sheet [part=title]');
  expect(await title.textContent()).toContain('Second interview');
  await becomes(async () => (await title.textContent())?.includes('Second interview'), false);
});

test('given data is shown without a request, also when it was set before the script came', async () => {
  const data = await (await fetch(`${stage.api.url}/v1/tips/today`)).json();
  stage.api.requests.length = 0;
  const early = `<script>document.querySelector('tip-sheet').data = ${JSON.stringify(data)}</script>`;
  const page = await stage.open(stage.page(element('layout="list"') + early));
  await loaded(page);
  await page.evaluate((data) => {
    const second = document.createElement('tip-sheet');
    Object.assign(second, { data: { data: [data] }, id: 'second' });
    document.body.append(second);
  }, data);
  await loaded(page, '#second');
  expect(stage.api.requests).toEqual([]);
});

test('attributes reflect to typed properties', async () => {
  const page = await stage.open(stage.page(element('layout="compact" limit="2" theme="odd"')));
  await loaded(page);
  expect(await page.locator('tip-sheet li').count()).toBe(2);
  const read = await page.evaluate(() => {
    const sheet = document.querySelector('tip-sheet');
    if (!sheet) return [];
    const { layout, limit, theme, loading, headingLevel } = sheet;
    Object.assign(sheet, { headingLevel: 9, limit: 1, theme: 'dark' });
    const { headingLevel: otherwise } = sheet;
    return [layout, limit, theme, loading, headingLevel, otherwise, sheet.getAttribute('theme')];
  });
  expect(read).toEqual(['compact', 2, 'inherit', 'lazy', 2, 9, 'dark']);
  await becomes(() => page.locator('tip-sheet li').count(), 1);
  expect(await page.locator('tip-sheet h6[part=title]').count()).toBe(1);
  expect(await page.getByRole('link', { name: 'More tips' }).count()).toBe(1);
});

test('a host may follow links itself', async () => {
  const page = await stage.open(stage.page(element()), {}, (page) =>
    page.addInitScript(() =>
      document.addEventListener('tip-sheet-link', (event) => {
        event.preventDefault();
        document.title = (event as CustomEvent<{ href: string }>).detail.href;
      }),
    ),
  );
  await loaded(page);
  await page.locator('tip-sheet h2 a').click();
  expect(await page.title()).toBe(`${stage.api.url}/articles/second-interview`);
  expect(page.url()).toContain(stage.host.url);
});

test('a class of its own fetches in its own way', async () => {
  const body = `<signed-tips src="${ARTICLE}"></signed-tips>
    <script type="module">
      import { TipSheetElement } from '{{api}}/embed/v1/tip-sheet.js';
      customElements.define('signed-tips', class extends TipSheetElement {
        async request(url) {
          return { title: url, summary: 'Own', webUrl: url, slug: 'own' };
        }
      });
    </script>`;
  const page = await stage.open(stage.page(body));
  await becomes(() => page.locator('signed-tips [part=summary]').textContent(), 'Own');
  expect(stage.api.requests).toEqual([]);
});
