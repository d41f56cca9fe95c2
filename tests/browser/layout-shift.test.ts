import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type EmbedChoice,
  type EmbedCode,
  makeSnippets,
  type SnippetKind,
  USUAL,
} from '../../src/render/pages/snippets.ts';
import { loaded } from './support/element.ts';
import { setStage } from './support/stage.ts';
import { root } from './support/stub-api.ts';

const stage = setStage();

/** Adds up everything that moves in the page, from its first paint on. */
const RECORDER = () => {
  Object.assign(window, { shifted: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += (entry as LayoutShift).value;
  }).observe({ type: 'layout-shift', buffered: true });
};
interface LayoutShift extends PerformanceEntry {
  value: number;
}
declare global {
  interface Window {
    shifted: number;
  }
}

const script = readFileSync(root('dist/assets/tip-sheet.js'));
const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;

/** What the builder gives to paste. */
function snippet(
  path: string,
  layout: EmbedChoice['layout'],
  tips = 0,
  kind: SnippetKind = 'element',
): string {
  const { url } = stage.api;
  const code: EmbedCode = {
    element: `${url}/embed/v1.0.0/tip-sheet.js`,
    integrity,
    resizer: `${url}/embed/v1.0.0/resizer.js`,
    resizerIntegrity: '',
  };
  const choice: EmbedChoice = {
    title: 'Turning a second interview into an offer',
    page: `${url}/articles/second-interview`,
    api: `${url}/v1/${path}`,
    frame: `${url}/embed/${path}`,
    tips,
    height: 720,
    ...USUAL,
    layout,
  };
  return makeSnippets(choice, code)[kind];
}

/** How much moves when script and answer come late. */
async function shiftedBy(html: string, width: number): Promise<number> {
  stage.api.behave({ delay: 600, scriptDelay: 300 });
  const after = '<p>Apply now.</p>'.repeat(30);
  const page = await stage.open(
    stage.page(`${html}${after}`, ''),
    { viewport: { width, height: 800 } },
    (page) => page.addInitScript(RECORDER),
  );
  await loaded(page);
  await page.waitForTimeout(100);
  return page.evaluate(() => window.shifted);
}

const EMBEDS = [
  ['articles/second-interview', 13],
  ['articles/following-up', 6],
  ['tips/ask-about-the-challenges', 0],
] as const;
const WIDTHS = [320, 375, 600, 768, 1024, 1280];
const SNIPPETS = WIDTHS.flatMap((width) =>
  EMBEDS.flatMap(([path, tips]) =>
    (['card', 'list', 'compact'] as const).map((layout) => [width, path, layout, tips] as const),
  ),
);

test.each(SNIPPETS)(
  'at %i px hardly anything moves around the snippet for %s as %s, from the start',
  async (width, path, layout, tips) => {
    expect(await shiftedBy(snippet(path, layout, tips), width)).toBeLessThan(0.05);
  },
);

const readme = readFileSync(root('packages/element/README.md'), 'utf8');

test.each(WIDTHS)(
  'at %i px hardly anything moves around three tips, where the page has the style of the README',
  async (width) => {
    const style = /```css\n(.*?)```/s.exec(readme)?.[1];
    const html = snippet('articles/second-interview', 'card', 13)
      .replace(/<style>.*<\/style>/s, `<style>${style}</style>`)
      .replace('tips=', 'limit="3" tips=');
    expect(await shiftedBy(html, width)).toBeLessThan(0.05);
  },
);

test('without the height held free, the page would jump', async () => {
  const html = snippet('articles/second-interview', 'card', 13).replace(/<style>.*<\/style>/s, '');
  expect(await shiftedBy(html, 375)).toBeGreaterThan(0.05);
});
