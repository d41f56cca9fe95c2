import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, expect, test, vi } from 'vitest';
import { addOpenapi } from '../../src/cli/openapi.ts';
import { Library } from '../../src/content/library.ts';
import { buildLibraryData } from '../../src/content/library-data.ts';
import { makeContent } from '../helpers/content.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('tipsheet openapi describes the API on the bundle that CONTENT names', async () => {
  const { info, ...others } = makeContent();
  const content = { ...others, info: { ...info, name: 'A library from afar' } };
  const bundle = Buffer.concat([...new Library(buildLibraryData(content, 'test')).exported()]);
  const server = createServer((_request, response) => response.end(bundle));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('CONTENT', `http://127.0.0.1:${port}/bundle.json`);
  vi.stubEnv('CONTENT_SHA256', createHash('sha256').update(bundle).digest('hex'));
  const folder = await mkdtemp(join(tmpdir(), 'openapi-'));

  const program = new Command().exitOverride();
  addOpenapi(program);
  await program.parseAsync(['openapi', folder], { from: 'user' });
  expect(await readFile(join(folder, 'openapi.json'), 'utf8')).toContain('A library from afar');

  server.close();
  await rm(folder, { recursive: true });
});
