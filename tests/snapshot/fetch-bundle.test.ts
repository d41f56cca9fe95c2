import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { fetchBundle } from '../../src/snapshot/fetch-bundle.ts';

const BUNDLE = Buffer.from('{"library":{}}');
const SHA256 = createHash('sha256').update(BUNDLE).digest('hex');
const LIMITS = { bytes: 1000, milliseconds: 10_000 };

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** @returns the URL of the bundle on a server of its own */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/bundle.json?token=secret`;
}

async function issueOf(url: string, sha256 = SHA256, limits = LIMITS) {
  const fetched = await fetchBundle({ url, sha256 }, new AbortController().signal, limits);
  if (!('issue' in fetched)) throw new Error('it was fetched');
  return fetched.issue;
}

test('a bundle that is what its digest says is taken', async () => {
  const url = await serve((_, response) => response.end(BUNDLE));
  const fetched = await fetchBundle({ url, sha256: SHA256 }, new AbortController().signal, LIMITS);
  expect(fetched).toEqual({ bytes: BUNDLE });
});

test('the digest is of the bundle, however it is compressed on the way', async () => {
  const url = await serve((_, response) => {
    response.setHeader('content-encoding', 'gzip').end(gzipSync(BUNDLE));
  });
  const fetched = await fetchBundle({ url, sha256: SHA256 }, new AbortController().signal, LIMITS);
  expect(fetched).toEqual({ bytes: BUNDLE });
});

test('a bundle is refused for another digest', async () => {
  const url = await serve((_, response) => response.end(BUNDLE));
  const issue = await issueOf(url, '0'.repeat(64));
  expect(issue.message).toBe(`has the SHA-256 ${SHA256}, not ${'0'.repeat(64)}`);
  expect(issue.fix).toContain('CONTENT_SHA256');
});

test.each([301, 302, 303, 307, 308])(
  'a bundle is refused for a redirect (%i), which is not followed',
  async (status) => {
    const asked: unknown[] = [];
    const url = await serve(({ url }, response) => {
      asked.push(url);
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
    const issue = await issueOf(url);
    expect(issue.message).toBe(`returned status ${status}`);
    expect(issue.fix).toContain('redirects');
    expect(asked).toHaveLength(1);
  },
);

test.each([204, 404, 500])('a bundle is refused for status %i', async (status) => {
  const url = await serve((_, response) => response.writeHead(status).end());
  expect((await issueOf(url)).message).toBe(`returned status ${status}`);
});

test.each([
  [404, undefined],
  [408, true],
  [429, true],
  [503, true],
])('a status %i may pass: %s', async (status, transient) => {
  const url = await serve((_, response) => response.writeHead(status).end());
  expect((await issueOf(url)).transient).toBe(transient);
});

test.each(['identity', 'gzip'])(
  'what is too large (%s), without waiting for its end',
  async (coding) => {
    const large = Buffer.alloc(100_000, 'x');
    const url = await serve((_, response) => {
      response.setHeader('content-encoding', coding);
      response.write(coding === 'gzip' ? gzipSync(large) : large);
    });
    expect((await issueOf(url)).message).toBe('is larger than 0.001 MB');
  },
);

test.each([
  ['says nothing', () => {}],
  ['stops in the middle', (response: { write: (text: string) => void }) => response.write('{')],
])('a bundle is refused for a server that %s', async (_, act) => {
  const url = await serve((_request, response) => act(response));
  const issue = await issueOf(url, SHA256, { ...LIMITS, milliseconds: 200 });
  expect(issue.message).toBe('did not arrive within 0.2 seconds');
});

test('a bundle is refused for a server that is not there, or hangs up', async () => {
  const url = await serve((request) => request.socket.destroy());
  expect((await issueOf(url)).message).toMatch(/^can't be fetched: /);
  expect((await issueOf('http://127.0.0.1:9/')).message).toMatch(/^can't be fetched: .+/);
});

test.each([
  ['http://bundles.example/b.json', 'would come over plain http'],
  ['http://127.0.0.1.example/b.json', 'would come over plain http'],
  ['https://me:secret@bundles.example/b.json', 'has a user name or a password in its URL'],
  ['https://', 'is no URL'],
])('a bundle is refused for %s, without a request', async (url, message) => {
  expect((await issueOf(url)).message).toBe(message);
});

test('an issue names the bundle and keeps what may be secret to itself', async () => {
  const url = await serve((_, response) => response.writeHead(404).end());
  expect((await issueOf(url)).file).toBe(url.replace('?token=secret', ''));
  const issue = await issueOf('https://me:secret@bundles.example/b.json');
  expect(JSON.stringify(issue)).not.toContain('secret');
});

test('a download is stopped by its signal', async () => {
  const stop = new AbortController();
  const url = await serve((_, response) => {
    response.write('{');
    stop.abort();
  });
  const fetched = await fetchBundle({ url, sha256: SHA256 }, stop.signal, LIMITS);
  expect(fetched).toHaveProperty('issue');
});
