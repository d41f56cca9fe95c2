import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations', 'incomplete'],
};

declare global {
  interface Window {
    axe: { run(context: Document | string, options: RunOptions): Promise<AxeResults> };
  }
}

/**
 * What axe finds by WCAG 2.2 AA and best practice in the page, or its part of a selector, and open
 * shadow roots in it. Runs in an isolated evaluation, so that no policy of the page is in its way.
 */
export async function axeFindings(page: Page | Frame, part?: string): Promise<string[]> {
  await page.evaluate(source);
  const results = await page.evaluate(
    ([options, part]) => window.axe.run(part ?? document, options),
    [OPTIONS, part] as const,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.flat().join(' ')}: ${failureSummary}`,
    ),
  );
}
