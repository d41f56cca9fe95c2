import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { PageAssets } from '../../render/pages/page-context.tsx';
import type { Codings } from './document.ts';
import { hashBytes } from './hash.ts';

/** A script, style or other file for browsers, as the build made it. */
export interface Asset {
  readonly body: Buffer;
  /** The same in each content coding, as far as the build made them. */
  readonly codings: Codings;
  /** The full Content-Type. */
  readonly type: string;
  /** As the `integrity` attribute takes it (Subresource Integrity). */
  readonly integrity: string;
  /** Names the bytes, in a URL and as the ETag. */
  readonly hash: string;
}

export type Files = ReadonlyMap<string, Asset>;

export interface Assets {
  /** By name. */
  readonly files: Files;
  /** What earlier versions published under their own URLs, by version. */
  readonly releases: ReadonlyMap<string, Files>;
  /** The script and the style of the API reference. */
  readonly swaggerUi: { readonly version: string; readonly files: Files };
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
};

/** Reads what `scripts/build-assets.mjs` wrote. Throws when the folder or a type is missing. */
export function loadAssets(folder: string): Assets {
  const [swaggerUi] = readVersions(join(folder, 'swagger-ui'));
  if (!swaggerUi) throw new Error('Swagger UI was not built');
  return {
    files: readFiles(folder),
    releases: new Map(readVersions(join(folder, 'releases'))),
    swaggerUi: { version: swaggerUi[0], files: swaggerUi[1] },
  };
}

/** The files of each version, which has a folder of its own; none where there is no folder. */
function readVersions(folder: string): [version: string, files: Files][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((version) => [version, readFiles(join(folder, version))]);
}

function readFiles(folder: string): Files {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ name }) => name).filter((name) => !/\.(?:br|gz)$/.test(name));
  return new Map(names.map((name) => [name, readAsset(join(folder, name))]));
}

function readAsset(path: string): Asset {
  const read = (name: string) => (existsSync(name) ? readFileSync(name) : undefined);
  return makeAsset(path, readFileSync(path), { br: read(`${path}.br`), gzip: read(`${path}.gz`) });
}

/** Throws when no type is known for the name's ending. */
export function makeAsset(name: string, body: Buffer, codings: Codings = {}): Asset {
  const type = TYPES[extname(name)];
  if (type === undefined) throw new Error(`no media type is known for ${name}`);
  return {
    body,
    codings,
    type,
    integrity: `sha384-${createHash('sha384').update(body).digest('base64')}`,
    hash: hashBytes(body),
  };
}

export function assetPath(name: string, { hash }: Pick<Asset, 'hash'>): string {
  return `/assets/${hash}/${name}`;
}

/** What the pages need to know of the assets. */
export function pageAssets({ files }: Assets, publicUrl: string, version: string): PageAssets {
  const file = (name: string) => {
    const asset = files.get(name);
    if (asset === undefined) throw new Error(`${name} was not built`);
    return asset;
  };
  return {
    url: (name) => assetPath(name, file(name)),
    embedCode: {
      element: `${publicUrl}/embed/v${version}/tip-sheet.js`,
      integrity: file('tip-sheet.js').integrity,
      resizer: `${publicUrl}/embed/v${version}/resizer.js`,
      resizerIntegrity: file('resizer.js').integrity,
    },
  };
}

export function majorOf(version: string): string {
  return version.split('.', 1)[0] ?? version;
}
