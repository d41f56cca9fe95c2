import {
  type Asset,
  type Assets,
  assetPath,
  type Files,
  majorOf,
  makeAsset,
} from '../response/assets.ts';
import type { Freshness } from '../response/cache-control.ts';
import type { Routes } from '../response/document.ts';

interface Options {
  readonly assets: Assets;
  /** The version of Tipsheet. */
  readonly version: string;
  readonly publicUrl: string;
}

/** What other sites load; the rest is for our own pages. */
const PUBLISHED = [
  'tip-sheet.js',
  'tip-sheet-match.js',
  'resizer.js',
  'tip-sheet.css',
  'tip-sheet.d.ts',
  'custom-elements.json',
];

/**
 * Scripts and styles. What other sites load is under `/embed/v1/`, where it is renewed, and under
 * the full version, where it stays for good and may be pinned by its hash; the hashes are in
 * `manifest.json` beside it. Our own pages load everything by its hash.
 */
export const embedAssetRoutes: Routes<Options> = async (app, { assets, version, publicUrl }) => {
  const serve = (path: string, asset: Asset, freshness: Freshness) => {
    const document = { ...asset, freshness };
    app.get(path, { config: { group: 'asset' } }, () => document);
  };

  const publish = (files: Files, folder: string, freshness: Freshness) => {
    for (const [name, asset] of files) serve(`${folder}/${name}`, asset, freshness);
  };

  const current = withManifest(assets.files, version, publicUrl);
  publish(current, `/embed/v${majorOf(version)}`, 'hour');
  publish(current, `/embed/v${version}`, 'immutable');
  for (const [release, files] of assets.releases)
    if (release !== version)
      publish(withManifest(files, release, publicUrl), `/embed/v${release}`, 'immutable');

  for (const [name, asset] of assets.files) {
    const picture = /^share-(.+)$/.exec(name)?.[1];
    // Networks and JSON-LD name pictures by an address that stays.
    if (picture) serve(`/share/${picture}`, asset, 'hour');
    else serve(assetPath(name, asset), asset, 'immutable');
  }
};

/** The published files of a release, and `manifest.json`, which names each with its hash. */
function withManifest(files: Files, release: string, publicUrl: string): Files {
  const published = [...files].filter(([name]) => PUBLISHED.includes(name));
  const manifest = {
    version: release,
    files: Object.fromEntries(
      published.map(([name, { integrity }]) => [
        name,
        { url: `${publicUrl}/embed/v${release}/${name}`, integrity },
      ]),
    ),
  };
  const body = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  return new Map([...published, ['manifest.json', makeAsset('manifest.json', body)]]);
}
