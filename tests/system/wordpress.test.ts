import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from '../browser/support/axe.ts';
import { setBrowser } from '../browser/support/browser.ts';
import { becomes } from '../browser/support/element.ts';
import { MODES } from '../browser/support/modes.ts';
import { hasTools } from '../helpers/processes.ts';
import { WORDPRESS_PROGRAMS } from '../helpers/wordpress.ts';
import { setBoard } from './wordpress-board.ts';

/** A real WordPress, seen by somebody who isn't logged in. */
describe.runIf(hasTools(...WORDPRESS_PROGRAMS))('WordPress', () => {
  const open = setBrowser();
  const board = setBoard();
  let guides: readonly string[];
  /** A post with a guide and a tip. */
  let post: string;

  beforeAll(async () => {
    const list = await fetch(`${board.network.origin}/v1/articles?size=100`);
    const { data } = (await list.json()) as { data: { webUrl: string }[] };
    guides = data.map(({ webUrl }) => webUrl);
    post = await publish(guide(), tip());
  });

  const guide = () => `${board.network.origin}/articles/second-interview`;
  const tip = () => `${board.network.origin}/tips/ask-about-the-challenges`;

  /** A post with an address alone on each of some lines. */
  const publish = (...addresses: string[]) =>
    board.wordPress.publish('Our advice', ['Before', ...addresses, 'After'].join('\n\n'));

  /** Sees each frame of the page shown in place of its link, as high as its content or at WordPress's limit. */
  async function expectShown(page: Page, count: number) {
    const frames = page.locator('iframe');
    expect(await frames.count()).toBe(count);
    for (let index = 0; index < count; index++) {
      const frame = frames.nth(index);
      await expect
        .poll(() => frame.evaluate((element) => getComputedStyle(element).position))
        .toBe('static');
      await frame.scrollIntoViewIfNeeded();
      const content = await contentOf(page, index);
      await becomes(async () => {
        const height = await content.evaluate(() =>
          Math.ceil(document.documentElement.getBoundingClientRect().height),
        );
        return (await heightOf(page, index)) - Math.min(1000, Math.max(200, height));
      }, 0);
    }
    expect(await page.locator('blockquote:visible').count()).toBe(0);
  }

  const heightOf = (page: Page, index: number) =>
    page
      .locator('iframe')
      .nth(index)
      .evaluate((frame) => frame.clientHeight);

  async function contentOf(page: Page, index: number): Promise<Frame> {
    const element = await page.locator('iframe').nth(index).elementHandle();
    const frame = await element?.contentFrame();
    if (!frame) throw new Error(`there is no frame ${index}`);
    return frame;
  }

  test.each([0, 80, 300])(
    'with a delay of %i ms every address alone on a line shows as its embed',
    async (delay) => {
      board.network.delay = delay;
      const addresses = [...guides.slice(0, 6), tip(), `${guide()}#research-company-and-industry`];
      const page = await open(await publish(...addresses));
      await expectShown(page, addresses.length);
    },
  );

  test.each([375, 1280])(
    'on a screen of %i pixels no embed is higher than WordPress lets it be',
    async (width) => {
      const page = await open(post, { viewport: { width, height: 700 } });
      await expectShown(page, 2);
      for (const index of [0, 1]) {
        const content = await contentOf(page, index);
        expect(await content.evaluate(() => document.documentElement.scrollHeight)).toBe(
          await heightOf(page, index),
        );
      }
      // Nothing is drawn around the frame, and the page can't be scrolled sideways.
      expect(
        await page.evaluate(() => {
          const { borderTopWidth } = getComputedStyle(document.querySelector('iframe') as Element);
          const { scrollWidth, clientWidth } = document.documentElement;
          return [borderTopWidth, scrollWidth - clientWidth];
        }),
      ).toEqual(['0px', 0]);
    },
  );

  test('an embed that was made before frames were compact shows, too', async () => {
    const frame = `${board.network.origin}/embed/articles/second-interview`;
    const page = await open(
      await board.wordPress.publish(
        'An older post',
        `<blockquote class="wp-embedded-content" data-secret="abcdefghij"><a href="${guide()}">Second interview</a></blockquote><iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position: absolute; clip: rect(1px, 1px, 1px, 1px);" title="Second interview" src="${frame}#?secret=abcdefghij" data-secret="abcdefghij" width="500" height="720"></iframe>${'\n\n'}${guide()}`,
      ),
    );
    await expectShown(page, 2);
    expect(await heightOf(page, 0)).toBe(1000);
  });

  test('without JavaScript there is the link, and no frame', async () => {
    const page = await open(post, { javaScriptEnabled: false });
    expect(await page.locator('blockquote a').first().getAttribute('href')).toBe(guide());
    expect(await page.locator('blockquote:visible').count()).toBe(2);
    const frame = page.locator('iframe').first();
    expect(await frame.evaluate((element) => getComputedStyle(element).clip)).toBe(
      'rect(1px, 1px, 1px, 1px)',
    );
  });

  test('while the library can not be reached there is the link', async () => {
    const page = await open(post, {}, (page) =>
      page.route('**/embed/**', (route) => route.abort()),
    );
    expect(await page.locator('blockquote:visible').count()).toBe(2);
  });

  test.each(['click', 'Enter'])('a link in an embed is followed by %s', async (way) => {
    const page = await open(post);
    await expectShown(page, 2);
    const link = (await contentOf(page, 0)).locator('.tips a').first();
    if (way === 'click') await link.click();
    else {
      await link.focus();
      await page.keyboard.press('Enter');
    }
    await page.waitForURL(`${board.network.origin}/tips/*`);
  });

  test('a link in an embed to another site leads to the page that has it', async () => {
    const page = await open(post);
    await expectShown(page, 2);
    await (await contentOf(page, 1)).locator('a[rel=license]').click();
    await page.waitForURL(tip());
  });

  test('an embed complains of nothing in the console', async () => {
    const complaints: string[] = [];
    const page = await open(post, {}, async (page) => {
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
    });
    await expectShown(page, 2);
    expect(complaints).toEqual([]);
  });

  test.each(Object.entries(MODES))('axe finds nothing in %s in embeds', async (_mode, options) => {
    const page = await open(post, options);
    await expectShown(page, 2);
    expect(await axeFindings(page, 'main')).toEqual([]);
    for (const index of [0, 1]) expect(await axeFindings(await contentOf(page, index))).toEqual([]);
  });

  test('a script that a theme or plugin enqueues runs with the version that WordPress adds', async () => {
    const remove = await board.wordPress.addCode(`
      add_action( 'wp_enqueue_scripts', function () {
        wp_enqueue_script( 'tip-sheet', '${board.network.origin}/embed/v1/tip-sheet.js', array(), '6.1' );
      } );
      add_filter( 'script_loader_tag', fn( $tag, $handle ) =>
        'tip-sheet' === $handle ? str_replace( '<script ', '<script type="module" ', $tag ) : $tag, 10, 2 );`);
    const page = await open(
      await board.wordPress.publish(
        'Our advice',
        `<tip-sheet src="${board.network.origin}/v1/articles/second-interview"><a href="${guide()}">Second interview</a></tip-sheet>`,
      ),
    );
    await remove();
    expect(await page.locator('script[src*="tip-sheet.js?ver=6.1"]').count()).toBe(1);
    await page.locator('tip-sheet article').waitFor();
  });
});
