import type {} from '@tipsheet/element';
import { expect, test } from 'vitest';
import { becomes, loaded } from './support/element.ts';
import { element, fallback, RECORDER } from './support/sheets.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

test('the link is visible without JavaScript', async () => {
  const page = await stage.open(stage.page(element()), { javaScriptEnabled: false });
  expect(await page.locator(fallback).isVisible()).toBe(true);
});

test('the link is visible when the hash of the script is wrong', async () => {
  const script = `<script type="module" src="{{api}}/embed/v1/tip-sheet.js"
    integrity="sha384-${'A'.repeat(64)}" crossorigin="anonymous"></script>`;
  const page = await stage.open(stage.page(element(), script));
  expect(await page.locator(fallback).isVisible()).toBe(true);
  expect(await page.evaluate(() => customElements.get('tip-sheet'))).toBeUndefined();
});

test('the link is visible when the script is blocked', async () => {
  const page = await stage.open(stage.page(element()), {}, (page) =>
    page.route('**/tip-sheet.js', (route) => route.abort()),
  );
  expect(await page.locator(fallback).isVisible()).toBe(true);
});

test('the link is visible while loading', async () => {
  stage.api.behave({ delay: 3000 });
  const page = await stage.open(stage.page(element()));
  await becomes(() => stage.api.requests.length, 1);
  expect(await page.locator(fallback).isVisible()).toBe(true);
  await loaded(page);
  expect(await page.locator(fallback).isVisible()).toBe(false);
});

test('a failure shows the link and a button that loads again', async () => {
  stage.api.behave({ status: 500 });
  const page = await stage.open(stage.page(element()), {}, (page) => page.addInitScript(RECORDER));
  const state = page.getByRole('status');
  await becomes(() => state.textContent(), 'Couldn’t load the tips. Try again');
  expect(await page.locator(fallback).isVisible()).toBe(true);

  await state.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await becomes(() => page.evaluate(() => heard), ['tip-sheet-error', 'tip-sheet-error']);
  expect(await state.getByRole('button').evaluate((button) => button.matches(':focus'))).toBe(true);

  stage.api.behave();
  await page.keyboard.press('Enter');
  await loaded(page);
  expect(await state.textContent()).toBe('');
  expect(await page.locator('article').evaluate((view) => view.matches(':focus'))).toBe(true);
  expect(await page.evaluate(() => heard)).toContain('tip-sheet-load');
});

test.each([404, 410])(
  'status %i shows the link alone, with nothing to try again',
  async (status) => {
    stage.api.behave({ status });
    const page = await stage.open(stage.page(element()), {}, (page) =>
      page.addInitScript(RECORDER),
    );
    await becomes(() => page.evaluate(() => heard), ['tip-sheet-error']);
    expect(await page.locator(fallback).isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForTimeout(100);
    expect(stage.api.requests).toHaveLength(1);
  },
);

test('the API is asked again when it said, and not before', async () => {
  stage.api.behave({ status: 503, retryAfter: 3 });
  const page = await stage.open(stage.page(element()), {}, (page) => page.addInitScript(RECORDER));
  await becomes(() => page.evaluate(() => heard), ['tip-sheet-error']);
  stage.api.behave();
  expect(await page.getByRole('button').count()).toBe(0);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForTimeout(1000);
  expect(stage.api.requests).toHaveLength(1);
  await loaded(page);
  expect(stage.api.requests).toHaveLength(2);
});

test.each([
  ['{{api}}/articles/second-interview', '404 Nothing has this slug.; no /v1/?'],
  ['http://', 'Invalid URL; no /v1/?'],
  ['{{api}}/v1/tips/none', '404 Nothing has this slug.'],
])('the console says what is wrong with the address %s', async (src, expected) => {
  const warnings: string[] = [];
  await stage.open(stage.page(element('', src)), {}, async (page) => {
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  });
  const address = src.replace('{{api}}', stage.api.url);
  await becomes(() => warnings.length, 1);
  expect(warnings[0]).toContain(`<tip-sheet src="${address}">: `);
  expect(warnings[0]).toContain(expected);
});

test('data that is given after a failure is shown', async () => {
  const data = await (await fetch(`${stage.api.url}/v1/tips/today`)).json();
  stage.api.behave({ status: 500 });
  const page = await stage.open(stage.page(element()));
  await page.getByRole('status').getByRole('button').waitFor();
  await page.evaluate((data) => {
    Object.assign(document.querySelector('tip-sheet') as Element, { data });
  }, data);
  await loaded(page);
  expect(await page.getByRole('status').textContent()).toBe('');
});

test('a list without tips leaves the link where it is', async () => {
  stage.host.put('/none.json', '{"data":[]}');
  const page = await stage.open(stage.page(element('', '/none.json')), {}, (page) =>
    page.addInitScript(RECORDER),
  );
  await becomes(() => page.evaluate(() => heard), ['tip-sheet-load']);
  expect(await page.locator(fallback).isVisible()).toBe(true);
  expect(await page.locator('tip-sheet [part=base]').evaluate(({ style }) => style.cssText)).toBe(
    '',
  );
});

test('offline shows the link, and back online the tips', async () => {
  const page = await stage.open(stage.page(`<div hidden>${element()}</div>`));
  await page.context().setOffline(true);
  await page.evaluate(() => document.querySelector('div')?.removeAttribute('hidden'));
  await page.getByRole('status').getByRole('button').waitFor();
  expect(await page.locator(fallback).isVisible()).toBe(true);
  await page.context().setOffline(false);
  await loaded(page);
});

test('an answer that is not of the API is an error', async () => {
  stage.host.put('/other.json', '{"hello":"world"}');
  stage.host.put('/page.html', '<p>Hello</p>');
  for (const path of ['/other.json', '/page.html']) {
    const page = await stage.open(stage.page(element('', stage.host.url + path)));
    await page.getByRole('status').getByRole('button').waitFor();
    expect(await page.locator(fallback).isVisible()).toBe(true);
  }
});

test('a host that cancels the error gets no message', async () => {
  stage.api.behave({ status: 500 });
  const page = await stage.open(stage.page(element()), {}, async (page) => {
    await page.addInitScript(RECORDER);
    await page.addInitScript(() =>
      document.addEventListener('tip-sheet-error', (event) => event.preventDefault()),
    );
  });
  await becomes(() => page.evaluate(() => heard), ['tip-sheet-error']);
  expect(await page.getByRole('status').textContent()).toBe('');
});

test('the message is in the language of the page', async () => {
  stage.api.behave({ status: 500 });
  const page = await stage.open(stage.page(`<div lang="es-MX">${element()}</div>`));
  await page.getByRole('button', { name: 'Consejos no cargados. Reintentar' }).waitFor();
});
