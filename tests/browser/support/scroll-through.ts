import type { Page } from 'playwright-core';

/** Loads what waits for the reader to come near. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.locator('[data-preview-stage]').scrollIntoViewIfNeeded();
  await page.locator('tip-sheet article').waitFor();
}
