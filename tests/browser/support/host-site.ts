import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Listening, listen } from './listen.ts';
import { root } from './stub-api.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Sent with the page of that name. */
const HEADERS: Record<string, Record<string, string>> = {
  '/strict-csp.html': {
    'Content-Security-Policy': [
      "default-src 'none'",
      'script-src {{api}}',
      'connect-src {{api}}',
      "style-src 'self'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
  },
};

export interface HostSite extends Listening {
  /** The address of a page that is made here and now; `headers` are sent with it. */
  page(html: string, headers?: Record<string, string>): string;
  /** Serves `body` at `path`. */
  put(path: string, body: string): void;
}

/**
 * Serves the pages of tests/browser/hosts as somebody else's site; in them `{{api}}` stands for
 * the API's origin.
 */
export async function startHostSite(apiUrl: string): Promise<HostSite> {
  const made = new Map<string, { body: string; headers: Record<string, string> }>();
  const fill = (text: string) => text.replaceAll('{{api}}', apiUrl);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const known = made.get(path);
    try {
      const body = known?.body ?? readFileSync(root(`tests/browser/hosts${path}`), 'utf8');
      const type = TYPES[extname(path)] ?? 'text/html';
      response.setHeader('Content-Type', type);
      for (const [name, value] of Object.entries(known?.headers ?? HEADERS[path] ?? {}))
        response.setHeader(name, fill(value));
      response.end(fill(body));
    } catch {
      response.writeHead(404).end();
    }
  });
  const { url, close } = await listen(server);
  return {
    url,
    close,
    page(html, headers = {}) {
      const path = `/made-${made.size}.html`;
      made.set(path, { body: html, headers });
      return url + path;
    },
    put(path, body) {
      made.set(path, { body, headers: {} });
    },
  };
}

/** The same for a file of tests: there from before the first until after the last. */
export function setHostSite(api: { readonly url: string }): Omit<HostSite, 'close'> {
  let started: HostSite;
  beforeAll(async () => {
    started = await startHostSite(api.url);
  });
  afterAll(() => started.close());
  return {
    get url() {
      return started.url;
    },
    page: (html, headers) => started.page(html, headers),
    put: (path, body) => started.put(path, body),
  };
}
