import { type Assets, makeAsset } from '../../src/http/response/assets.ts';
import { SHARE_PICTURES } from '../../src/render/share-pictures.ts';

const NAMES = [
  'tip-sheet.js',
  'tip-sheet-match.js',
  'resizer.js',
  'frame.js',
  'site.js',
  'builder.js',
  'site.css',
  'docs.css',
  'docs.js',
  'embed.css',
  'favicon.svg',
  ...SHARE_PICTURES.map((name) => `share-${name}.png`),
];

/** Stands in for what the build makes for browsers. */
export function makeAssets(): Assets {
  const swaggerUi = {
    version: '5.6.7',
    files: filesOf(['swagger-ui.css', 'swagger-ui-bundle.js']),
  };
  return { files: filesOf(NAMES), releases: new Map(), swaggerUi };
}

const filesOf = (names: readonly string[]) =>
  new Map(names.map((name) => [name, makeAsset(name, Buffer.from(bodyOf(name)))]));

const bodyOf = (name: string) =>
  name.endsWith('.svg') ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : name;
