import type { Frame, Page } from 'playwright-core';
import { becomes } from './element.ts';

/** The frame of the page whose address has `path`, once it is loaded. */
export async function frameOf(page: Page, path: string): Promise<Frame> {
  await becomes(() => page.frames().some((frame) => frame.url().includes(path)), true);
  const frame = page.frames().find((each) => each.url().includes(path)) as Frame;
  await frame.waitForLoadState();
  return frame;
}

export const heightOf = (page: Page, index = 0) =>
  page
    .locator('iframe')
    .nth(index)
    .evaluate((frame) => frame.clientHeight);

const contentHeight = (frame: Frame) =>
  frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));

/** Expects the frame to become as high as its content. */
export async function becomesFitting(page: Page, index: number, frame: Frame): Promise<void> {
  // Chromium lets a frame rest while it is out of sight.
  await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
  await becomes(async () => (await heightOf(page, index)) === (await contentHeight(frame)), true);
}
