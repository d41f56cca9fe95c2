import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { makeSnippets, USUAL } from '../../src/render/pages/snippets.ts';
import { Advice } from './hosts/react.tsx';
import { becomes, loaded } from './support/element.ts';
import { bundleReact, putReactClient, reactPage } from './support/react-host.ts';
import { setStage } from './support/stage.ts';
import { root } from './support/stub-api.ts';

const stage = setStage();

/** Every property that a style sheet could have set, but for those that are inherited on purpose. */
function stylesInside(): string[] {
  const taken =
    /^(color|color-scheme|font-(family|size)|(.+-)?(color|fill|stroke)|caret|-webkit-.*color)$/;
  const sized = /size|width|height|inset|top|left|right|bottom|origin|grid-template|perspective/;
  const sheet = document.querySelector('tip-sheet') as Element;
  return [...(sheet.shadowRoot as ShadowRoot).querySelectorAll('*')].flatMap((element) => {
    const style = getComputedStyle(element);
    return [...style]
      .filter((name) => !taken.test(name) && !sized.test(name) && !name.startsWith('--'))
      .map((name) => `${element.tagName} ${name}: ${style.getPropertyValue(name)}`);
  });
}

function stylesOfOwnElements(): string[] {
  return [...document.querySelectorAll('.own, .own *')].map((element) => {
    const style = getComputedStyle(element);
    return [...style].map((name) => style.getPropertyValue(name)).join();
  });
}

test('a page with hostile CSS changes nothing in the element', async () => {
  const article =
    '<tip-sheet limit="2" src="{{api}}/v1/articles/second-interview">Advice</tip-sheet>';
  const calm = await stage.open(stage.page(article));
  await loaded(calm);
  const expected = await calm.evaluate(stylesInside);
  const page = await stage.open(`${stage.host.url}/hostile.html`);
  await loaded(page);
  const found = await page.evaluate(stylesInside);
  expect(found.filter((line, index) => line !== expected[index])).toEqual([]);
  expect(found).toHaveLength(expected.length);
});

test('a page with hostile CSS is not changed by the element', async () => {
  const url = `${stage.host.url}/hostile.html`;
  const without = await stage.open(url, {}, (page) =>
    page.route('**/tip-sheet.js', (route) => route.abort()),
  );
  const expected = await without.evaluate(stylesOfOwnElements);
  const page = await stage.open(url);
  await loaded(page);
  expect(await page.evaluate(stylesOfOwnElements)).toEqual(expected);
});

test('what the page hides or lets clicks pass through stays so in the element', async () => {
  const sheet =
    '<tip-sheet src="{{api}}/v1/articles/second-interview"><a href="/">Advice</a></tip-sheet>';
  const page = await stage.open(
    stage.page(`<div style="visibility: hidden">${sheet}</div>
      <div style="opacity: 0; pointer-events: none">${sheet}</div>`),
  );
  await page.locator('tip-sheet article').first().waitFor({ state: 'attached' });
  await page.locator('tip-sheet article').last().waitFor({ state: 'attached' });
  const links = page.locator('tip-sheet [part=title] a');
  expect(await links.first().isVisible()).toBe(false);
  const hit = await links.last().evaluate((link) => {
    link.scrollIntoView();
    const { left, top } = link.getBoundingClientRect();
    return document.elementFromPoint(left + 2, top + 2)?.tagName;
  });
  expect(hit).toBe('MAIN');
});

test("a page's own custom properties colour nothing in the element", async () => {
  const names = ['color', 'background', 'accent', 'border'];
  const own = names.map((name) => `--_${name}: rgb(1, 2, 3);`).join(' ');
  const sheet = '<tip-sheet src="{{api}}/v1/articles/second-interview">Advice</tip-sheet>';
  const page = await stage.open(stage.page(`<style>:root { ${own} }</style>${sheet}`));
  await loaded(page);
  const colours = await page.locator('tip-sheet').evaluate(({ shadowRoot }) =>
    ['[part=base]', '[part=title] a'].flatMap((selector) => {
      const style = getComputedStyle(shadowRoot?.querySelector(selector) as Element);
      return [style.color, style.backgroundColor, style.borderTopColor];
    }),
  );
  expect(colours).not.toContain('rgb(1, 2, 3)');
});

test('an element to which the page gives no box of its own is loaded when it is near', async () => {
  const sheet = '<tip-sheet src="{{api}}/v1/articles/second-interview">Advice</tip-sheet>';
  const page = await stage.open(
    stage.page(`<style>main > * { display: contents; }</style>${sheet}`),
  );
  await loaded(page);
  expect(await page.locator('tip-sheet summary').first().isVisible()).toBe(true);
});

test('a page may theme the element by parts and custom properties', async () => {
  const style = `<style>
      tip-sheet { --tip-sheet-accent: rgb(1, 2, 3); }
      tip-sheet::part(base) { padding: 7px; }
      tip-sheet::part(title) { text-transform: lowercase; }
    </style>`;
  const body = '<tip-sheet src="{{api}}/v1/articles/second-interview">Advice</tip-sheet>';
  const page = await stage.open(stage.page(style + body));
  await loaded(page);
  const read = (selector: string, name: string) =>
    page
      .locator(`tip-sheet ${selector}`)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
  expect(await read('a', 'color')).toBe('rgb(1, 2, 3)');
  expect(await read('[part=base]', 'padding-top')).toBe('7px');
  expect(await read('[part=title]', 'text-transform')).toBe('lowercase');
});

test('a page with a strict CSP and Trusted Types has no violation, and shows everything', async () => {
  const complaints: string[] = [];
  const page = await stage.open(`${stage.host.url}/strict-csp.html`, {}, async (page) => {
    page.on('console', (message) => complaints.push(message.text()));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.log(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
      );
    });
  });
  // The last ones may be too far down to be loaded yet.
  for (const sheet of await page.locator('tip-sheet').all()) await sheet.scrollIntoViewIfNeeded();
  await loaded(page);
  await page.locator('summary').first().click();
  expect(await page.locator('details[open] [part=body] p').count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'trustedTypes' in window)).toBe(true);
  expect(complaints).toEqual([]);
});

test('a page with Trusted Types refuses markup from a string', async () => {
  const page = await stage.open(`${stage.host.url}/strict-csp.html`);
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<p>x</p>';
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toBe(true);
});

test('content runs in the direction of its own language', async () => {
  const page = await stage.open(`${stage.host.url}/rtl-dark.html`);
  await loaded(page, '#ar, #en');
  const direction = (id: string) =>
    page
      .locator(`#${id} article`)
      .evaluate((view) => [getComputedStyle(view).direction, view.getAttribute('lang')]);
  expect(await direction('ar')).toEqual(['rtl', 'ar']);
  expect(await direction('en')).toEqual(['ltr', 'en']);
  await page.locator('#ar summary').first().click();
  expect(await page.locator('#ar [part=label]').first().textContent()).toBe('افعل');
});

test.each([
  ['pa-Arab', 'rtl'],
  ['ar-Latn', 'ltr'],
])('content in %s runs %s, by its script', async (inLanguage, direction) => {
  const page = await stage.open(`${stage.host.url}/rtl-dark.html`);
  await loaded(page, '#en');
  await page.locator('#en').evaluate((sheet, inLanguage) => {
    const tip = {
      slug: 'x',
      title: 'X',
      summary: 'X',
      webUrl: 'https://tips.example/',
      inLanguage,
    };
    Object.assign(sheet, { data: tip });
  }, inLanguage);
  await page.locator(`#en article[lang=${inLanguage}][dir=${direction}]`).waitFor();
});

test('the message of an error is in the language of the page', async () => {
  const page = await stage.open(`${stage.host.url}/rtl-dark.html`);
  await page.locator('#none').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'إعادة المحاولة' }).waitFor();
});

beforeAll(() => putReactClient(stage));

const open = async (mode: 'render' | 'hydrate', props: object, html = '') => {
  const page = await stage.open(reactPage(stage, mode, props, html));
  await loaded(page);
  return page;
};
const src = () => `${stage.api.url}/v1/articles/second-interview`;

test('a page made by React takes the tag with its attributes and events', async () => {
  const page = await open('render', { src: src() });
  await becomes(() => page.evaluate(() => window.loads), 1);
  const attributes = await page.locator('tip-sheet').evaluate((sheet) => sheet.outerHTML);
  expect(attributes).toContain('heading-level="2"');
  expect(attributes).toContain('theme="auto"');
});

test.each(['render', 'hydrate'] as const)(
  'a page made by React takes data that was fetched on the server: %s',
  async (mode) => {
    const data = await (await fetch(src())).json();
    stage.api.requests.length = 0;
    const html = renderToString(createElement(Advice, { src: src(), data }));
    const page = await open(mode, { src: src(), data }, mode === 'hydrate' ? html : '');
    expect(stage.api.requests).toEqual([]);
    expect(await page.evaluate(() => window.errors)).toEqual([]);
  },
);

test('a page made by React hydrates what the server rendered without a complaint', async () => {
  const html = renderToString(createElement(Advice, { src: src() }));
  expect(html).toContain('<tip-sheet');
  const page = await open('hydrate', { src: src() }, html);
  expect(await page.evaluate(() => window.errors)).toEqual([]);
});

test("React takes the builder's snippet as it stands, which loads the script by itself", async () => {
  const { url } = stage.api;
  const script = readFileSync(root('dist/assets/tip-sheet.js'));
  const snippets = makeSnippets(
    {
      title: 'Second interview',
      page: `${url}/articles/second-interview`,
      api: src(),
      frame: `${url}/embed/articles/second-interview`,
      tips: 12,
      height: 720,
      ...USUAL,
      theme: 'auto',
    },
    {
      element: `${url}/embed/v1.0.0/tip-sheet.js`,
      integrity: `sha384-${createHash('sha384').update(script).digest('base64')}`,
      resizer: `${url}/embed/v1.0.0/resizer.js`,
      resizerIntegrity: '',
    },
  );
  const mount = `import { createRoot } from 'react-dom/client';
    createRoot(document.getElementById('app')).render(<><Advice /><Advice /></>);`;
  stage.host.put('/snippet.js', await bundleReact(`${snippets.react}\n${mount}`));
  const page = await stage.open(
    stage.page('<div id="app"></div><script type="module" src="/snippet.js"></script>', ''),
  );
  await page.locator('tip-sheet').first().waitFor();
  await loaded(page);
  expect(await page.locator('script[src*="tip-sheet.js"]').count()).toBe(1);
  expect(await page.locator('tip-sheet').count()).toBe(2);
});
