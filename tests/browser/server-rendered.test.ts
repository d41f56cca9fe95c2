import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { Writable } from 'node:stream';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Advice, fetchAdvice } from '../../examples/next/app/advice.tsx';
import { axeFindings } from './support/axe.ts';
import { setBrowser } from './support/browser.ts';
import { becomes } from './support/element.ts';
import { setHostSite } from './support/host-site.ts';
import { listen } from './support/listen.ts';
import { bundleReact } from './support/react-host.ts';
import { startSite } from './support/site.ts';
import { root } from './support/stub-api.ts';

const site = startSite();
const open = setBrowser();
const host = setHostSite(site);

const GUIDE = 'articles/second-interview';
const SCRIPT = '<script type="module" src="{{api}}/embed/v1/tip-sheet.js"></script>';
const rendered = async (path: string, query = '') =>
  (await fetch(`${site.url}/v1/${path}.html?shadow=open${query}`)).text();
const pageOf = (body: string, head = SCRIPT) =>
  host.page(`<!doctype html><html lang="en"><head><title>Jobs</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">${head}</head>
    <body><main><h1>Jobs</h1>${body}</main></body></html>`);

/** What the page asks the API for as data. */
const heard = (page: Page, asked: string[], problems: string[]) => {
  page.on('request', (request) => request.url().includes('/v1/') && asked.push(request.url()));
  page.on('console', (message) => {
    if (message.type() !== 'log' && message.type() !== 'info') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
};
const isData = (url: string) => new URL(url).pathname.startsWith('/v1/');

const isTakenOver = (page: Page) =>
  page.waitForFunction(() => {
    const sheet = document.querySelector('tip-sheet');
    return sheet?.matches(':defined') && !sheet.shadowRoot?.querySelector('style');
  });

const look = (page: Page) =>
  page.locator('tip-sheet').evaluate((sheet) =>
    [...(sheet.shadowRoot?.querySelectorAll('article, article *') ?? [])].map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      const { color, fontSize, backgroundColor } = getComputedStyle(each);
      return [each.tagName, x, y, width, height, color, fontSize, backgroundColor].join(' ');
    }),
  );

test.each([
  [GUIDE, ''],
  [GUIDE, '&layout=list&theme=dark&headingLevel=3'],
  [GUIDE, '&layout=compact&theme=auto'],
  ['tips/ask-about-the-challenges', '&theme=light'],
])('the element takes over %s%s from the server, and nothing moves', async (path, query) => {
  const html = await rendered(path, query);
  const asked: string[] = [];
  const problems: string[] = [];
  const page = await open(pageOf(html, ''), {}, async (page) => heard(page, asked, problems));
  const before = await look(page);
  expect(before.length).toBeGreaterThan(5);
  await page.addScriptTag({ url: `${site.url}/embed/v1/tip-sheet.js`, type: 'module' });
  await isTakenOver(page);
  expect(await look(page)).toEqual(before);
  expect(asked.filter(isData)).toEqual([]);
  expect(problems).toEqual([]);

  // What the element itself would show is the same.
  const [tag = ''] = /<tip-sheet [^>]+>/.exec(html) ?? [];
  const own = await open(pageOf(`${tag.replace('>', ' loading="eager">')}</tip-sheet>`));
  await own.locator('tip-sheet article').waitFor();
  expect(await look(own)).toEqual(before);
});

test('advice from the server is read without JavaScript, and in its markup', async () => {
  const html = await rendered(GUIDE);
  const page = await open(pageOf(html), { javaScriptEnabled: false });
  expect(await page.locator('tip-sheet summary').count()).toBe(13);
  await page.locator('tip-sheet summary').first().click();
  expect(await page.locator('tip-sheet [part=do] li').first().isVisible()).toBe(true);
  expect(await page.locator('tip-sheet [part=credit]').isVisible()).toBe(true);
  expect(html).toContain('Creative Commons');
});

test('axe finds nothing in advice from the server, with and without the script', async () => {
  for (const head of ['', SCRIPT]) {
    const page = await open(pageOf(await rendered(GUIDE), head));
    if (head) await isTakenOver(page);
    expect(await axeFindings(page)).toEqual([]);
  }
});

test('an element from the server loads when something else is asked of it', async () => {
  const asked: string[] = [];
  const page = await open(pageOf(await rendered(GUIDE)), {}, async (page) =>
    heard(page, asked, []),
  );
  await isTakenOver(page);
  const sheet = page.locator('tip-sheet');
  expect(await sheet.evaluate((each) => (each as unknown as { data: unknown }).data)).toBeNull();
  await sheet.evaluate((each) => each.setAttribute('limit', '2'));
  await becomes(() => sheet.locator('details').count(), 2);
  expect(asked.filter(isData)).toEqual([`${site.url}/v1/${GUIDE}?include=body`]);
});

test('markup from the server that a script inserts is taken over, too', async () => {
  const asked: string[] = [];
  const page = await open(pageOf('<div id="here"></div>'), {}, async (page) =>
    heard(page, asked, []),
  );
  await page.evaluate(
    (html) => {
      (document.querySelector('#here') as Element).innerHTML = html;
    },
    await rendered(GUIDE),
  );
  await page.locator('tip-sheet summary').first().click();
  expect(await page.locator('tip-sheet [part=do] li').first().isVisible()).toBe(true);
  expect(asked.filter(isData)).toEqual([]);
});

test.each([
  ['before it', 0, '<tip-sheet'],
  ['in its style', 500, '<tip-sheet'],
  ['before its article', 0, '<article'],
  ['in its article', 3000, '<article'],
])('a script that comes while the page is read, %s, takes it over', async (_, offset, mark) => {
  const html = await rendered(GUIDE);
  const cut = html.indexOf(mark) + offset;
  let goOn = () => {};
  const scriptIsThere = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const streaming = await listen(
    createServer(async (_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      // Far from the reader, so that nothing is loaded.
      response.write(`<!doctype html><html lang="en"><title>Jobs</title><link rel="icon" href="data:,">
        ${SCRIPT.replace('{{api}}', site.url).replace(' ', ' async ')}
        <main style="padding-top: 4000px">${html.slice(0, cut)}`);
      await scriptIsThere;
      response.end(`${html.slice(cut)}</main></html>`);
    }),
  );
  const asked: string[] = [];
  const page = await open(streaming.url, {}, async (page) => {
    heard(page, asked, []);
    void page.waitForFunction(() => customElements.get('tip-sheet')).then(goOn);
  });
  await becomes(() => page.locator('tip-sheet summary').count(), 13);
  await isTakenOver(page);
  await page.locator('tip-sheet summary').first().click();
  expect(await page.locator('tip-sheet [part=do] li').first().isVisible()).toBe(true);
  expect(await page.locator('tip-sheet [part=credit]').count()).toBe(1);
  expect(asked.filter(isData)).toEqual([]);
  await streaming.close();
});

test('a strict policy allows the style from the server by its published hash', async () => {
  const { files } = await (await fetch(`${site.url}/embed/v1/manifest.json`)).json();
  const policy = `default-src 'none'; script-src {{api}}; connect-src {{api}}; style-src '${files['tip-sheet.css'].integrity}'`;
  const problems: string[] = [];
  const url = host.page(`<!doctype html><title>Jobs</title>${SCRIPT}${await rendered(GUIDE)}`, {
    'Content-Security-Policy': policy,
  });
  const page = await open(url, {}, async (page) => heard(page, [], problems));
  await isTakenOver(page);
  expect(problems.filter((text) => !text.includes('favicon'))).toEqual([]);
});

test('a page made by PHP has the advice in its markup, or the link when the API is away', async () => {
  const run = async (api: string) => {
    const env = { ...process.env, TIPSHEET_URL: api };
    const { stdout } = await promisify(execFile)('php', [root('examples/embed/page.php')], { env });
    return stdout;
  };
  const asked: string[] = [];
  const problems: string[] = [];
  const page = await open(host.page(await run(site.url)), {}, async (page) =>
    heard(page, asked, problems),
  );
  await isTakenOver(page);
  expect(await page.locator('tip-sheet summary').count()).toBe(13);
  expect(asked.filter(isData)).toEqual([]);
  expect(problems).toEqual([]);

  const away = await open(host.page(await run('http://127.0.0.1:9')));
  expect(await away.locator('main > a').isVisible()).toBe(true);
});

const CLIENT = `import { hydrateRoot } from 'react-dom/client';
  import { Advice } from '../../../examples/next/app/advice.tsx';
  window.errors = [];
  hydrateRoot(document.getElementById('app'), <Advice html={window.html} />, {
    onRecoverableError: (error) => window.errors.push(error.message),
  });`;

const streamed = (html: string) =>
  new Promise<string>((resolve) => {
    let text = '';
    const sink = new Writable({
      write(chunk, _encoding, done) {
        text += chunk;
        done();
      },
    });
    sink.on('finish', () => resolve(text));
    const { pipe } = renderToPipeableStream(createElement(Advice, { html }), {
      onAllReady: () => pipe(sink),
    });
  });

test.each([
  ['in one piece', (html: string) => renderToString(createElement(Advice, { html }))],
  ['as a stream', streamed],
])('React hydrates advice from the server without a warning: %s', async (_how, render) => {
  host.put('/hydrate.js', await bundleReact(CLIENT, 'development'));
  const html = await fetchAdvice(site.url, GUIDE);
  expect(html).toContain('<template shadowrootmode="open">');
  const app = `<div id="app">${await render(html)}</div><script>window.html = ${JSON.stringify(html).replaceAll('<', '\\u003c')}</script>`;
  const asked: string[] = [];
  const problems: string[] = [];
  const page = await open(
    pageOf(`${app}<script type="module" src="/hydrate.js"></script>`),
    {},
    async (page) => heard(page, asked, problems),
  );
  await isTakenOver(page);
  await page.waitForFunction(() => 'errors' in window);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => window.errors)).toEqual([]);
  expect(problems.filter((text) => !text.includes('React DevTools'))).toEqual([]);
  expect(await page.locator('tip-sheet summary').count()).toBe(13);
  expect(asked.filter(isData)).toEqual([]);
});
