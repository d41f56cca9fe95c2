import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits for every element of the page, or those of `selector`, to show what it loaded. */
export async function loaded(page: Page, selector = 'tip-sheet'): Promise<Locator> {
  const elements = page.locator(selector);
  for (const element of await elements.all()) await element.locator('article').waitFor();
  return elements;
}

/** Expects what `read` gives to become `expected`. */
export async function becomes<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
  await expect.poll(read).toEqual(expected);
}
