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
  const files = new Map(NAMES.map((name) => [name, makeAsset(name, Buffer.from(bodyOf(name)))]));
  return { files, releases: new Map() };
}

const bodyOf = (name: string) =>
  name.endsWith('.svg') ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : name;
