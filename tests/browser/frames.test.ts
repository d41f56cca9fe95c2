import { expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { setBrowser } from './support/browser.ts';
import { becomes } from './support/element.ts';
import { becomesFitting, frameOf, heightOf } from './support/frames.ts';
import { setHostSite } from './support/host-site.ts';
import { startSite } from './support/site.ts';

const site = startSite();
const open = setBrowser();
const host = setHostSite(site);

const TIP = '/embed/tips/ask-about-the-challenges';
const GUIDE = '/embed/articles/second-interview';
const RESIZER = '<script type="module" src="{{api}}/embed/v1/resizer.js"></script>';
const frameTag = (path: string, attributes = '') =>
  `<iframe src="{{api}}${path}" title="Advice" width="100%" height="150" ${attributes}></iframe>`;

const hostPage = (body: string, head = RESIZER) =>
  host.page(`<!doctype html><html lang="en"><head><title>Jobs</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">${head}</head>
    <body><main><h1>Jobs</h1>${body}</main></body></html>`);

test('a frame can be read without JavaScript', async () => {
  const page = await open(hostPage(frameTag(TIP)), { javaScriptEnabled: false });
  const frame = page.frameLocator('iframe');
  expect(await frame.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await frame.locator('.credit').isVisible()).toBe(true);
});

test('a frame sets no cookie and stores nothing', async () => {
  const page = await open(hostPage(frameTag(TIP)));
  const frame = await frameOf(page, TIP);
  expect(await page.context().cookies()).toEqual([]);
  expect(await frame.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('the resizer gives each frame the height of its content, whenever that changes', async () => {
  const page = await open(hostPage(frameTag(TIP) + frameTag(GUIDE)), {
    viewport: { width: 900, height: 800 },
  });
  const frames = [await frameOf(page, TIP), await frameOf(page, GUIDE)];
  const expectFits = async () => {
    for (const [index, frame] of frames.entries()) await becomesFitting(page, index, frame);
  };
  await expectFits();
  const wide = await heightOf(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectFits();
  expect(await heightOf(page)).toBeGreaterThan(wide);
});

test('the resizer may come after the frames', async () => {
  const page = await open(hostPage(frameTag(TIP), ''));
  const frame = await frameOf(page, TIP);
  expect(await heightOf(page)).toBe(150);
  await page.addScriptTag({ url: `${site.url}/embed/v1/resizer.js`, type: 'module' });
  await becomesFitting(page, 0, frame);
});

test.each(['border-box', 'content-box'])(
  'the resizer leaves room for the borders that the page gives a frame, sized by %s',
  async (boxSizing) => {
    const style = `<style>iframe { box-sizing: ${boxSizing}; border: 10px solid; padding: 5px }</style>`;
    const page = await open(hostPage(style + frameTag(TIP)));
    const frame = await frameOf(page, TIP);
    await becomes(
      () =>
        frame.evaluate(
          () => innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height),
        ),
      true,
    );
  },
);

test('the resizer gives a sandboxed frame the height of its content, too', async () => {
  const page = await open(hostPage(frameTag(TIP, 'sandbox="allow-scripts"')));
  await becomesFitting(page, 0, await frameOf(page, TIP));
});

/** A page with our frame and another, and what must be so after a message that doesn't count. */
async function openBesideAnother() {
  host.put('/spoof.html', '<!doctype html><title>Spoof</title>');
  const page = await open(
    hostPage(`${frameTag(TIP)}<iframe src="/spoof.html" title="Other"></iframe>`),
  );
  const frame = await frameOf(page, TIP);
  await becomesFitting(page, 0, frame);
  const height = await heightOf(page);
  const unchanged = async () => {
    await page.waitForTimeout(100);
    expect(await heightOf(page)).toBe(height);
    expect(await heightOf(page, 1)).toBe(150);
  };
  return { page, frame, unchanged };
}

test('the resizer ignores messages of the page itself', async () => {
  const { page, unchanged } = await openBesideAnother();
  await page.evaluate(() => postMessage({ type: 'tip-sheet-height', height: 9000 }, '*'));
  await unchanged();
});

test('the resizer ignores messages of another frame', async () => {
  const { page, unchanged } = await openBesideAnother();
  const other = await frameOf(page, '/spoof.html');
  await other.evaluate(() => parent.postMessage({ type: 'tip-sheet-height', height: 9000 }, '*'));
  await unchanged();
});

test.each(['"9000"', 'Number.NaN', 'Infinity', '-5', '0', 'null', '[9000]', '{}', 'undefined'])(
  'the resizer ignores the height %s',
  async (value) => {
    const { frame, unchanged } = await openBesideAnother();
    await frame.evaluate(`parent.postMessage({ type: 'tip-sheet-height', height: ${value} }, '*')`);
    await unchanged();
  },
);

test.each(['null', '"text"', '5', '[]', '{ height: 9000 }', '{ type: "other", height: 9000 }'])(
  'the resizer ignores the message %s',
  async (message) => {
    const { frame, unchanged } = await openBesideAnother();
    await frame.evaluate(`parent.postMessage(${message}, '*')`);
    await unchanged();
  },
);

test.each([GUIDE, TIP, '/embed/articles/arabic?lang=ar'])(
  'other sites may frame %s',
  async (path) => {
    const page = await open(hostPage(frameTag(path)));
    const frame = await frameOf(page, path);
    expect(await frame.locator('h1').count()).toBe(1);
  },
);

test('other sites may frame the page that says why there is no embed any more', async () => {
  const path = '/embed/tips/long-gone';
  const page = await open(hostPage(frameTag(path)));
  const frame = await frameOf(page, path);
  expect(await frame.locator('body').textContent()).toContain('Nothing here');
});

test.each(['/', '/docs', '/articles/second-interview', '/problems', '/v1/meta'])(
  'other sites may not frame %s',
  async (path) => {
    const page = await open(hostPage(frameTag(path)));
    await becomes(() => page.frames()[1]?.url(), 'chrome-error://chromewebdata/');
  },
);

test('the element loads by its pinned address and published hash', async () => {
  const manifest = await (await fetch(`${site.url}/embed/v1/manifest.json`)).json();
  const { url, integrity } = manifest.files['tip-sheet.js'];
  const script = `<script type="module" src="${url}" integrity="${integrity}" crossorigin="anonymous"></script>`;
  const sheets = ['articles/second-interview', 'tips/today', 'tips', 'search?q=pay', 'tips/random'];
  const page = await open(
    hostPage(
      sheets
        .map((path) => `<tip-sheet loading="eager" src="{{api}}/v1/${path}">Advice</tip-sheet>`)
        .join(''),
      script,
    ),
  );
  for (const sheet of await page.locator('tip-sheet').all()) {
    await sheet.locator('article').waitFor();
    expect(await sheet.locator('article').textContent()).toContain('Creative Commons');
  }
  expect(await axeFindings(page)).toEqual([]);
});

test('a host that shows the HTML of oEmbed as it is has the frame, and no link beside it', async () => {
  const address = encodeURIComponent(`${site.url}/articles/second-interview`);
  const oembed = await fetch(`${site.url}/oembed?url=${address}`);
  const { html } = (await oembed.json()) as { html: string };
  const page = await open(hostPage(`<style>blockquote { display: block }</style>${html}`, ''));
  expect(await page.locator('iframe').isVisible()).toBe(true);
  expect(await page.locator('blockquote').isVisible()).toBe(false);
});

/** What is the same in the element and in a frame, by its place in each. */
const FAMILY = [
  ['[part=title] a', 'h1 a'],
  ['[part=summary]', '.summary'],
  ['[part=body] p', '.prose p'],
  ['[part=body] li', '.prose li'],
  ['[part=label]', '.do :first-child'],
  ['[part=do] li', '.do li'],
  ['[part=example]', 'blockquote'],
  ['[part=credit]', '.credit'],
  ['[part=credit] a', '.credit a'],
] as const;

test.each([
  [375, 'light'],
  [375, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)(
  'at %i px the element and a frame are of one family in %s colours',
  async (width, theme) => {
    const element = `<script type="module" src="{{api}}/embed/v1/tip-sheet.js"></script>
      <tip-sheet src="{{api}}/v1${TIP.slice(6)}" theme="${theme}" loading="eager"></tip-sheet>`;
    const page = await open(hostPage(element + frameTag(`${TIP}?theme=${theme}`)), {
      viewport: { width, height: 800 },
    });
    const frame = await frameOf(page, TIP);
    const lookOf = (each: Element) => {
      const style = getComputedStyle(each);
      const { fontSize, fontWeight, fontStyle, lineHeight, color, textDecorationThickness } = style;
      const { borderInlineStart, paddingInlineStart } = style;
      return {
        ...{ fontSize, fontWeight, fontStyle, lineHeight, color, textDecorationThickness },
        quote: each.matches('blockquote') && [borderInlineStart, paddingInlineStart],
      };
    };
    for (const [own, framed] of FAMILY)
      expect
        .soft(await frame.locator(framed).first().evaluate(lookOf), framed)
        .toEqual(await page.locator(`tip-sheet ${own}`).first().evaluate(lookOf));
    const box = (each: Element) => {
      const { padding, borderRadius } = getComputedStyle(each);
      return { padding, borderRadius };
    };
    expect(await frame.locator('main').evaluate(box)).toEqual(
      await page.locator('tip-sheet [part=base]').evaluate(box),
    );
    const background = (each: Element) => getComputedStyle(each).backgroundColor;
    expect(await frame.locator('body').evaluate(background)).toBe(
      await page.locator('tip-sheet [part=base]').evaluate(background),
    );
  },
);
