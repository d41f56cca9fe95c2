import { type Assets, makeAsset } from '../../src/http/response/assets.ts';

const NAMES = [
  'tip-sheet.js',
  'resizer.js',
  'frame.js',
  'site.js',
  'site.css',
  'embed.css',
  'favicon.svg',
  'social-card.png',
];

/** Stands in for what the build makes for browsers. */
export function makeAssets(): Assets {
  const files = new Map(NAMES.map((name) => [name, makeAsset(name, Buffer.from(name))]));
  return { files, releases: new Map() };
}
