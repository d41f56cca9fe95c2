import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installTools } from '../../helpers/install-tools.ts';
import { type ServerProcess, startServer } from '../../helpers/process.ts';

/** Prints what each of them reads at an address, and in the feed. */
const PROGRAM = `
import Parser from 'rss-parser';
import { unfurl } from 'unfurl.js';
import { extract } from '@extractus/oembed-extractor';
import { run } from 'iframely/lib/core.js';
import { findWhitelistRecordFor } from 'iframely/lib/whitelist.js';
import metascraper from 'metascraper';
const names = ['author', 'description', 'image', 'lang', 'publisher', 'title', 'url'];
const rules = await Promise.all(names.map((name) => import('metascraper-' + name)));
const scrape = metascraper(rules.map((rule) => rule.default()));
const [url, feed] = process.argv.slice(2);
const html = await (await fetch(url)).text();
const iframely = await new Promise((resolve, reject) =>
  run(url, { getWhitelistRecord: findWhitelistRecordFor }, (error, read) => error ? reject(error) : resolve(read)));
console.log('READ', JSON.stringify({
  iframely,
  unfurl: await unfurl(url),
  oembed: await extract(url),
  metascraper: await scrape({ url, html }),
  feed: await new Parser().parseURL(feed),
}));
process.exit();
`;

/** Of iframely: for sites that it doesn't know, it reads oEmbed only if it is told to. */
const CONFIG = `export default {
  CACHE_ENGINE: 'no-cache',
  WHITELIST_URL: null,
  WHITELIST_WILDCARD: { oembed: { rich: ['allow', 'responsive'] } },
};`;

const run = promisify(execFile);

interface Read {
  readonly unfurl: {
    readonly canonical_url?: string;
    readonly twitter_card?: unknown;
    readonly open_graph?: unknown;
    readonly oEmbed?: unknown;
  };
  readonly iframely: { readonly meta: unknown; readonly links: unknown };
  readonly oembed: { readonly html?: string };
  readonly metascraper: unknown;
  readonly feed: { readonly items: readonly { link?: string; content?: string }[] };
}

let server: ServerProcess;
let site: string;
let folder: string;
beforeAll(async () => {
  server = await startServer({ RATE_LIMIT: '0' });
  // The name that its addresses have.
  site = server.origin.replace('127.0.0.1', 'localhost');
  folder = mkdtempSync(join(tmpdir(), 'readers-'));
  const readers = await installTools('tests/system/link-previews');
  // iframely looks for plugins there.
  mkdirSync(join(readers, 'iframely/node_modules'), { recursive: true });
  symlinkSync(readers, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'read.mjs'), PROGRAM);
  writeFileSync(join(folder, 'config.js'), CONFIG);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
}, 480_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
});

test.each([
  '/articles/second-interview',
  '/tips/ask-about-the-challenges',
  '/tips/ask-about-the-challenges?lang=es',
])(
  'readers of addresses and feeds know what is at %s',
  async (path) => {
    const url = site + path;
    const item = (await (await fetch(`${site}/v1${path}`)).json()) as Record<string, string>;
    const feed = `${site}/feed.atom?lang=${item.inLanguage}`;
    const { stdout } = await run('node', ['read.mjs', url, feed], {
      cwd: folder,
      // In tests of its own iframely waits for nothing.
      env: { ...process.env, NODE_ENV: 'production' },
      maxBuffer: 2 ** 26,
    });
    // iframely logs to the same place.
    const read: Read = JSON.parse(/^READ (.*)$/m.exec(stdout)?.[1] ?? '');
    const image = `${site}/share/second-interview.png`;
    const embed = {
      type: 'rich',
      title: item.title,
      author_name: 'Tipsheet editors',
      provider_name: 'Tipsheet',
    };

    expect(read.unfurl).toMatchObject({
      canonical_url: url,
      description: item.summary,
      author: 'Tipsheet editors',
      twitter_card: { card: 'summary_large_image' },
      open_graph: { url, type: 'article', images: [{ url: image, width: 1200, height: 630 }] },
      oEmbed: embed,
    });
    expect(read.oembed).toMatchObject(embed);
    const [tail = ''] = path.split('?');
    expect(read.oembed.html).toContain(`${site}/embed${tail}`);
    expect(read.metascraper).toMatchObject({
      url,
      image,
      lang: item.inLanguage,
      description: item.summary,
      author: 'Tipsheet editors',
      publisher: 'Tipsheet',
      title: expect.stringContaining(item.title ?? ''),
    });
    expect(read.iframely).toMatchObject({
      meta: {
        title: item.title,
        description: item.summary,
        author: 'Tipsheet editors',
        site: 'Tipsheet',
        canonical: url,
        medium: 'article',
      },
      links: expect.arrayContaining([
        expect.objectContaining({ href: image, rel: ['thumbnail', 'og'] }),
        expect.objectContaining({
          href: expect.stringContaining(`${site}/embed${tail}`),
          rel: expect.arrayContaining(['oembed', 'html5']),
        }),
      ]),
    });
    const everything = read.feed.items.map(({ link, content }) => `${link} ${content}`).join(' ');
    expect(everything).toContain(url);
  },
  240_000,
);
