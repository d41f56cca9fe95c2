import type {} from 'tipsheet/element';
import { expect, test } from 'vitest';
import manifest from '../../src/widget/published/custom-elements.json' with { type: 'json' };
import { becomes, loaded } from './support/element.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

const ARTICLE = '{{api}}/v1/articles/second-interview';
const FALLBACK = '<a href="{{api}}/articles/second-interview">How to get the offer</a>';
const element = (attributes = '', src = ARTICLE) =>
  `<tip-sheet src="${src}" ${attributes}>${FALLBACK}</tip-sheet>`;
const fallback = 'tip-sheet > a';

/** Records what the host hears of the element. */
const RECORDER = () => {
  const heard: string[] = [];
  Object.assign(window, { heard });
  for (const type of ['tip-sheet-load', 'tip-sheet-error', 'tip-sheet-link'])
    document.addEventListener(type, () => heard.push(type));
};
declare const heard: string[];

test('renders an article, a tip, a list and a search', async () => {
  const sources = ['articles/second-interview', 'tips/today', 'tips', 'search?q=pay', 'articles'];
  const page = await stage.open(
    stage.page(sources.map((path) => element('loading="eager"', `{{api}}/v1/${path}`)).join('')),
  );
  for (const each of await (await loaded(page)).all()) {
    expect(await each.locator('article').textContent()).toContain('Creative Commons');
    expect(await each.locator('slot').count()).toBe(0);
  }
  const [article, tip] = await page.locator('tip-sheet').all();
  expect(await article?.locator('details').count()).toBe(6);
  expect(await tip?.locator('h2').count()).toBe(1);
});

test('every part that can be styled is in custom-elements.json', async () => {
  const declared = manifest.modules.flatMap(({ declarations }) =>
    declarations.flatMap(({ cssParts }) => cssParts.map(({ name }) => name)),
  );
  const page = await stage.open(
    stage.page(
      ['layout="card" limit="2"', 'layout="list"', 'layout="compact"', 'id="none"']
        .map((attributes) =>
          element(
            `loading="eager" ${attributes}`,
            attributes.includes('none') ? '{{api}}/none' : ARTICLE,
          ),
        )
        .join(''),
    ),
  );
  await loaded(page, 'tip-sheet:not(#none)');
  await page.getByRole('button').waitFor();
  const found = await page
    .locator('tip-sheet [part]')
    .evaluateAll((all) => [...new Set(all.map((each) => each.getAttribute('part') as string))]);
  expect(found.sort()).toEqual(declared.sort());
});

test('sets no cookie, stores nothing and asks no third party', async () => {
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

test('sends neither cookies nor the address of the page', async () => {
  const page = await stage.open(stage.page(element()), {}, async (page) => {
    await page.context().addCookies([{ name: 'visitor', value: '1', url: stage.api.url }]);
  });
  await loaded(page);
  expect(stage.api.lastHeaders).not.toHaveProperty('cookie');
  expect(stage.api.lastHeaders).not.toHaveProperty('referer');
});

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

test.each([404, 500])(
  'status %i shows the link and a Retry button that recovers',
  async (status) => {
    stage.api.behave({ status });
    const page = await stage.open(stage.page(element()), {}, (page) =>
      page.addInitScript(RECORDER),
    );
    const state = page.getByRole('status');
    await becomes(() => state.textContent(), 'Couldn’t load the tips. Try again');
    expect(await page.locator(fallback).isVisible()).toBe(true);

    await state.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await becomes(() => page.evaluate(() => heard), ['tip-sheet-error', 'tip-sheet-error']);
    expect(await state.getByRole('button').evaluate((button) => button.matches(':focus'))).toBe(
      true,
    );

    stage.api.behave();
    await page.keyboard.press('Enter');
    await loaded(page);
    expect(await state.textContent()).toBe('');
    expect(await page.locator('article').evaluate((view) => view.matches(':focus'))).toBe(true);
    expect((await page.evaluate(() => heard)).at(-1)).toBe('tip-sheet-load');
  },
);

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
      expect(await credit.textContent()).toMatch(/^“.+” by .+ Licence: Creative Commons/);
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
    expect(await credits?.count()).toBe(6);
    expect((await credits?.allTextContents())?.join()).toContain('based on “How to Succeed');
  },
);

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
  for (const path of ['/other.json', '/page.html', '/none']) {
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
  const page = await stage.open(stage.page(`<div lang="de-AT">${element()}</div>`));
  await page.getByRole('button', { name: 'Neu laden' }).waitFor();
});

test('50 elements make one request', async () => {
  stage.api.behave({ delay: 200 });
  const page = await stage.open(stage.page(element('loading="eager"').repeat(50)));
  await loaded(page);
  expect(stage.api.requests).toEqual(['/v1/articles/second-interview']);
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
  expect(await page.evaluate(() => heard)).toEqual(['tip-sheet-load']);
});

test('a node that is removed gives its request up, and asks again when it is back', async () => {
  stage.api.behave({ delay: 3000 });
  const failed: string[] = [];
  const page = await stage.open(stage.page(element()), {}, async (page) => {
    page.on('requestfailed', (request) => failed.push(request.failure()?.errorText ?? ''));
  });
  await becomes(() => stage.api.requests.length, 1);
  await page.evaluate(() => {
    const sheet = document.querySelector('tip-sheet') as Element;
    Object.assign(window, { sheet });
    sheet.remove();
  });
  await becomes(() => failed, ['net::ERR_ABORTED']);
  stage.api.behave();
  await page.evaluate(() => document.body.append((window as unknown as { sheet: Element }).sheet));
  await loaded(page);
});

test('when src changes in flight, the late answer is ignored and its request given up', async () => {
  const failed: string[] = [];
  stage.api.behave({ delay: 1500 });
  const page = await stage.open(stage.page(element()), {}, async (page) => {
    await page.addInitScript(RECORDER);
    page.on('requestfailed', (request) => failed.push(new URL(request.url()).pathname));
  });
  await becomes(() => stage.api.requests.length, 1);
  stage.api.behave();
  await page.evaluate((api) => {
    document.querySelector('tip-sheet')?.setAttribute('src', `${api}/v1/tips/today`);
  }, stage.api.url);
  await loaded(page);
  await page.waitForTimeout(1500);
  expect(failed).toEqual(['/v1/articles/second-interview']);
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
  expect(await title.textContent()).toContain('second interview');
  await becomes(async () => (await title.textContent())?.includes('second interview'), false);
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
    const { headingLevel: clamped } = sheet;
    return [layout, limit, theme, loading, headingLevel, clamped, sheet.getAttribute('theme')];
  });
  expect(read).toEqual(['compact', 2, 'inherit', 'lazy', 2, 6, 'dark']);
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
