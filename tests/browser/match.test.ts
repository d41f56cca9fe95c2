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

test('a matched element says why, and no byte of the listing leaves the page', async () => {
  const requests: string[] = [];
  const board = `${site.url}/board`;
  const page = await open(board, {}, async (page) => {
    page.on('request', (request) => requests.push(`${request.url()} ${request.postData()}`));
    await page.route(board, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Job</title><main><h1>Xylograph keeper</h1>
<script type="application/ld+json">${JSON.stringify(POSTING)}</script>
<tip-sheet match loading="eager" src="${site.url}/v1/recommendations?stage=application"></tip-sheet></main>
<script type="module" src="${site.url}/embed/v1/tip-sheet.js"></script>`,
      }),
    );
  });
  const why = page.locator('tip-sheet [part=why]');
  await why.first().waitFor({ timeout: 15_000 });
  expect(await why.allTextContents()).toContain('Because this job asks for a cover letter');
  const sent = requests.filter((request) => !request.startsWith(board)).join('\n');
  expect(sent).toContain('signals=cover-letter-asked%2Creferences-asked%2Csalary-not-stated');
  expect(sent).not.toMatch(/xylograph|quokka/i);
});
