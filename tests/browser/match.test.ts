import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { setBrowser } from './support/browser.ts';
import { startSite } from './support/site.ts';

const site = startSite();
const open = setBrowser();

const POSTING = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Xylograph keeper',
  description: '<p>Quokka Ltd. Please send a cover letter and two references.</p>',
};

const board = () => `${site.url}/board`;
const attributes = () =>
  `match loading="eager" src="${site.url}/v1/recommendations?stage=application"`;

/** Opens a page with this in it, and tells what it asked for. */
async function openBoard(content: string) {
  const requests: string[] = [];
  const page = await open(board(), {}, async (page) => {
    page.on('request', (request) => requests.push(`${request.url()} ${request.postData()}`));
    await page.route(board(), (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Job</title><main>${content}</main>
<script type="module" src="${site.url}/embed/v1/tip-sheet.js"></script>`,
      }),
    );
  });
  return { page, requests };
}

test('a matched element says why, and no byte of the listing leaves the page', async () => {
  const { page, requests } = await openBoard(`<h1>Xylograph keeper</h1>
<script type="application/ld+json">${JSON.stringify(POSTING)}</script><tip-sheet ${attributes()}></tip-sheet>`);
  const why = page.locator('tip-sheet [part=why]');
  await why.first().waitFor({ timeout: 15_000 });
  expect(await why.allTextContents()).toContain('Because this job asks for a cover letter');
  const sent = requests.filter((request) => !request.startsWith(board())).join('\n');
  expect(sent).toContain('signals=cover-letter-asked%2Creferences-asked%2Csalary-not-stated');
  expect(sent).not.toMatch(/xylograph|quokka/i);
});

test('each element of a page has the reasons of its own listing, below what names the tip', async () => {
  const { page } = await openBoard(`<p id="one">Please give two references.</p>
<tip-sheet ${attributes()} for="#one" layout="list"></tip-sheet>
<p id="two">Send a cover letter. £13 an hour.</p>
<tip-sheet ${attributes()} for="#two" layout="compact"></tip-sheet>`);
  const [list, compact] = [page.locator('[for="#one"]'), page.locator('[for="#two"]')];
  await list.locator('[part=why]').first().waitFor({ timeout: 15_000 });
  await compact.locator('[part=why]').first().waitFor();
  const ofList = await list.locator('[part=why]').allTextContents();
  expect(ofList).toContain('Because this job asks for references');
  const reasons = await compact.locator('[part=why]').allTextContents();
  expect(new Set(reasons)).toEqual(new Set(['Because this job asks for a cover letter']));
  await expect.poll(() => page.getByRole('heading', { name: 'Because' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Because' }).count()).toBe(0);
});

test('an element whose listing is nowhere keeps its link, and takes no other listing', async () => {
  const { page, requests } = await openBoard(`<p>Please give two references.</p>
<tip-sheet ${attributes()} for="#nowhere"><a href="/">Advice</a></tip-sheet>`);
  await page.locator('tip-sheet [part=retry]').waitFor({ timeout: 15_000 });
  expect(await page.getByRole('link', { name: 'Advice' }).isVisible()).toBe(true);
  expect(requests.join()).not.toContain('/v1/recommendations');
});

test('the board of the documentation has three tips with reasons beside each of its listings', async () => {
  const documentation = await readFile('docs/job-boards.md', 'utf8');
  const [, content = ''] = /```html\n<main>\n(.*?)<\/main>\n```/s.exec(documentation) ?? [];
  const { page } = await openBoard(content.replaceAll('https://tips.example', site.url));
  const elements = await page.locator('tip-sheet').all();
  expect(elements).toHaveLength(3);
  const reasons = [];
  for (const element of elements) {
    await element.scrollIntoViewIfNeeded();
    const why = element.locator('[part=why]');
    await why.first().waitFor({ timeout: 15_000 });
    reasons.push(await why.allTextContents());
  }
  expect(reasons.map(({ length }) => length)).toEqual([3, 3, 3]);
  expect(reasons[0]).toContain('Because this job asks for references');
  expect(reasons[1]).toContain('Because this job asks for a cover letter');
  expect(reasons[2]).toContain('Because this job needs no experience');
});
