import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What the package of Tipsheet has besides its code. */

export const SHIPPED_CONTENT = fileURLToPath(new URL('../content', import.meta.url));
/** What the build made for browsers. */
export const ASSETS = fileURLToPath(new URL('../dist/assets', import.meta.url));

export const PACKAGE_JSON = readFileSync(new URL('../package.json', import.meta.url), 'utf8');

export const VERSION = (JSON.parse(PACKAGE_JSON) as { version: string }).version;
