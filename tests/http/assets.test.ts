import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Assets, loadAssets, makeAsset, pageAssets } from '../../src/http/response/assets.ts';
import { SHARE_PICTURE_SIZE, SHARE_PICTURES } from '../../src/render/share-pictures.ts';
import { makeApp, PUBLIC_URL } from '../helpers/app.ts';

const FILES = {
  'tip-sheet.js': readFileSync(new URL('../../src/widget/tip-sheet.css', import.meta.url), 'utf8'),
  'resizer.js': 'addEventListener;',
  'tip-sheet.d.ts': 'export {};',
  'custom-elements.json': '{}',
  'frame.js': 'parent;',
  'site.css': 'body{}',
  'site.js': '1;',
  'docs.css': 'a{}',
  'docs.js': '2;',
  'embed.css': 'p{}',
  'favicon.svg': '<svg/>',
  'share-site.png': 'PNG',
};
const sha384 = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

let folder: string;
let assets: Assets;
let app: FastifyInstance;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assets-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'releases/1.1.0'), { recursive: true });
  writeFileSync(join(folder, 'releases/1.1.0/tip-sheet.js'), 'export const old = 1;');
  mkdirSync(join(folder, 'swagger-ui/5.6.7'), { recursive: true });
  for (const path of ['tip-sheet.js', 'releases/1.1.0/tip-sheet.js']) {
    writeFileSync(join(folder, `${path}.br`), 'as br');
    writeFileSync(join(folder, `${path}.gz`), 'as gzip');
  }
  assets = loadAssets(folder);

  ({ app } = await makeApp({ assets, version: '1.2.3' }));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const HOUR = 'public, max-age=3600';
const YEAR = 'public, max-age=31536000, immutable';

test.each([
  ['/embed/v1/tip-sheet.js', HOUR, 'text/javascript; charset=utf-8'],
  ['/embed/v1/resizer.js', HOUR, 'text/javascript; charset=utf-8'],
  ['/embed/v1/tip-sheet.d.ts', HOUR, 'text/plain; charset=utf-8'],
  ['/embed/v1/custom-elements.json', HOUR, 'application/json; charset=utf-8'],
  ['/embed/v1/manifest.json', HOUR, 'application/json; charset=utf-8'],
  ['/embed/v1.2.3/tip-sheet.js', YEAR, 'text/javascript; charset=utf-8'],
  ['/embed/v1.2.3/resizer.js', YEAR, 'text/javascript; charset=utf-8'],
  ['/embed/v1.1.0/tip-sheet.js', YEAR, 'text/javascript; charset=utf-8'],
])('caches are told how long to keep %s: %s', async (url, caching, type) => {
  const { statusCode, headers } = await app.inject(url);
  expect(statusCode).toBe(200);
  expect(headers['cache-control']).toMatch(new RegExp(`^${caching}`));
  expect(headers['content-type']).toBe(type);
});

test.each(Object.keys(FILES).filter((name) => !name.startsWith('share-')))(
  'our pages load %s by its hash',
  async (name) => {
    const hash = assets.files.get(name)?.hash;
    const { headers, body } = await app.inject(`/assets/${hash}/${name}`);
    expect(headers['cache-control']).toBe(YEAR);
    expect(body).toBe(FILES[name as keyof typeof FILES]);
  },
);

test.each([
  '/embed/v1/frame.js',
  '/embed/v1/site.css',
  '/embed/v1.0.0/tip-sheet.js',
  '/embed/v2/tip-sheet.js',
  '/assets/000000000000/site.css',
])('%s, which was never published, returns 404', async (url) => {
  expect((await app.inject(url)).statusCode).toBe(404);
});

test.each(['/embed/v1/tip-sheet.js', '/embed/v1.2.3/tip-sheet.js', '/embed/v1.1.0/tip-sheet.js'])(
  '%s is sent in the codings that the build made',
  async (url) => {
    for (const coding of ['br', 'gzip']) {
      const headers = { 'accept-encoding': coding };
      const { headers: answered, rawPayload } = await app.inject({ url, headers });
      expect(answered['content-encoding']).toBe(coding);
      expect(rawPayload.toString()).toBe(`as ${coding}`);
    }
  },
);

test('a file without codings from the build is sent in those that the server makes', async () => {
  const headers = { 'accept-encoding': 'br' };
  const { rawPayload } = await app.inject({ url: '/embed/v1/resizer.js', headers });
  expect(brotliDecompressSync(rawPayload).toString()).toBe(FILES['resizer.js']);
});

test('the build fails for an asset that has a budget and is not there', async () => {
  const script = `import('./scripts/build-assets.mjs').then((build) => build.checkBudgets({ 'tip-sheet.js': 1 }))`;
  await expect(promisify(execFile)(process.execPath, ['-e', script])).rejects.toThrow(
    'tip-sheet-match.js has a budget and was not built',
  );
});

test('the build makes every file small, and in both codings, and draws each picture that pages name', async () => {
  const built = mkdtempSync(join(tmpdir(), 'built-'));
  await promisify(execFile)(process.execPath, ['scripts/build-assets.mjs', built]);
  const { files, releases, swaggerUi } = loadAssets(built);
  const all = [files, ...releases.values(), swaggerUi.files].flatMap((some) => [...some]);
  rmSync(built, { recursive: true });
  expect(all.map(([name]) => name)).toEqual(
    expect.arrayContaining(['tip-sheet.js', 'site.css', 'swagger-ui-bundle.js']),
  );
  expect(all.filter(([name]) => /\.(?:br|gz)$/.test(name))).toEqual([]);
  for (const name of SHARE_PICTURES) {
    // A PNG begins with its name, and then has its width and its height.
    const picture = files.get(`share-${name}.png`)?.body;
    expect(picture?.subarray(1, 4).toString()).toBe('PNG');
    expect(picture?.readUInt32BE(16)).toBe(SHARE_PICTURE_SIZE.width);
    expect(picture?.readUInt32BE(20)).toBe(SHARE_PICTURE_SIZE.height);
  }
  for (const [name, { body, codings }] of all) {
    if (!codings.br || !codings.gzip) throw new Error(`${name} lacks a coding`);
    expect(brotliDecompressSync(codings.br).equals(body), name).toBe(true);
    expect(gunzipSync(codings.gzip).equals(body), name).toBe(true);
    // Its default quality is the best.
    if (body.length <= 65_536) expect(codings.br.equals(brotliCompressSync(body)), name).toBe(true);
  }
}, 60_000);

test('any page may load the scripts, by their hash or without', async () => {
  const { headers } = await app.inject('/embed/v1.2.3/tip-sheet.js');
  expect(headers).toMatchObject({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  });
});

test('manifest.json has the hash of each published file', async () => {
  const { version, files } = (await app.inject('/embed/v1/manifest.json')).json();
  expect(version).toBe('1.2.3');
  expect(files['tip-sheet.js']).toEqual({
    url: `${PUBLIC_URL}/embed/v1.2.3/tip-sheet.js`,
    integrity: sha384(FILES['tip-sheet.js']),
  });
  expect(Object.keys(files).sort()).toEqual(
    ['custom-elements.json', 'resizer.js', 'tip-sheet.d.ts', 'tip-sheet.js'].sort(),
  );
});

test('an earlier release keeps its own hash', async () => {
  const { files } = (await app.inject('/embed/v1.1.0/manifest.json')).json();
  expect(files['tip-sheet.js'].integrity).toBe(sha384('export const old = 1;'));
});

test('the pages know where everything is', () => {
  const { url, embedCode } = pageAssets(assets, PUBLIC_URL, '1.2.3');
  expect(url('site.css')).toBe(`/assets/${assets.files.get('site.css')?.hash}/site.css`);
  expect(embedCode).toEqual({
    element: `${PUBLIC_URL}/embed/v1.2.3/tip-sheet.js`,
    integrity: sha384(FILES['tip-sheet.js']),
    resizer: `${PUBLIC_URL}/embed/v1.2.3/resizer.js`,
    resizerIntegrity: sha384(FILES['resizer.js']),
  });
});

test('a file that was not built is named', () => {
  const empty = { ...assets, files: new Map() };
  expect(() => pageAssets(empty, PUBLIC_URL, '1.0.0')).toThrow('tip-sheet.js was not built');
});

test('a file of a type that no browser is told of is refused by its name', () => {
  expect(() => makeAsset('notes.md', Buffer.from(''))).toThrow(
    'no media type is known for notes.md',
  );
});
