import type { BrowserContextOptions } from 'playwright-core';

/** How readers may see a page. */
export const MODES: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active', colorScheme: 'dark' },
  'a phone': { viewport: { width: 320, height: 640 } },
};
