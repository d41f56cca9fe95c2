import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { send } from '../helpers/http-client.ts';
import { buildImage, type Image, removeImages } from '../helpers/image.ts';
import { hasTools, ROOT } from '../helpers/processes.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('Left out: only root can enter a root of its own\n');
const possible = isRoot && hasTools('unshare', 'chroot', 'npm');

describe.skipIf(!possible)('the image that the Dockerfile builds', () => {
  let folder: string;
  let image: Image;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tipsheet-image-'));
    image = buildImage(folder);
  }, 600_000);
  afterAll(() => removeImages(folder));

  test('the image has the server, its content and what it needs in production, and nothing else', () => {
    expect(readdirSync(join(image.root, 'app')).sort()).toEqual(
      ['LICENSE', 'LICENSE-CONTENT', 'content', 'dist', 'node_modules', 'package.json'].sort(),
    );
    const manifest = JSON.parse(readFileSync(join(image.root, 'app/package.json'), 'utf8'));
    const installed = (name: string) => existsSync(join(image.root, 'app/node_modules', name));
    expect(Object.keys(manifest.dependencies).filter((name) => !installed(name))).toEqual([]);
    expect(['vitest', 'typescript', 'esbuild', 'tsx'].filter(installed)).toEqual([]);
  });

  test('the image serves as nobody from a read-only root, says whether it is well, and stops when told', async () => {
    const port = await freePort();
    const env = { DRAIN_SECONDS: '0', METRICS_PORT: '0', PUBLIC_URL: 'https://tips.example' };
    const running = await image.start(port, env);
    try {
      for (const path of ['/v1/tips', '/', '/docs', '/openapi.json', '/v1/search?q=salary'])
        expect((await send(running.origin + path)).status, path).toBe(200);
      expect(image.checkHealth(port)).toBe(0);
    } finally {
      expect(await running.stop()).toBe(0);
    }
    expect(running.output()).not.toContain('ERR_ACCESS_DENIED');
    expect(image.checkHealth(port)).toBe(1);
  });

  test('the image serves content that is mounted at /content, and follows its changes', async () => {
    const content = join(folder, 'content');
    cpSync(join(ROOT, 'content'), content, { recursive: true });
    const port = await freePort();
    const env = { DRAIN_SECONDS: '0', CONTENT: '/content' };
    const running = await image.start(port, env, { '/content': content });
    try {
      const file = join(content, 'library.json');
      const library = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...library, name: 'Tips of our own' }));
      const home = async () => (await send(`${running.origin}/`)).body.toString();
      await expect.poll(home).toContain('Tips of our own');
    } finally {
      expect(await running.stop()).toBe(0);
    }
  });

  test('the image may read no content from anywhere else', async () => {
    mkdirSync(join(image.root, 'elsewhere'));
    const env = { CONTENT: '/elsewhere' };
    const start = image.start(await freePort(), env, { '/elsewhere': join(ROOT, 'content') });
    await expect(start).rejects.toThrow('CONTENT: "/elsewhere" must be a folder');
  });
});
