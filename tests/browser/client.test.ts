import { createServer } from 'node:http';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { setBrowser } from './support/browser.ts';
import { listen } from './support/listen.ts';
import { startSite } from './support/site.ts';

const site = startSite();
const open = setBrowser();

/** The script as an app's bundler makes it, with all that the package exports in `tipsheet`. */
async function bundle() {
  const { outputFiles } = await build({
    entryPoints: ['packages/client/dist/index.js'],
    ...{ bundle: true, minify: true, format: 'iife', globalName: 'tipsheet', write: false },
  });
  return outputFiles[0]?.text ?? '';
}

/** What an app does; in the page. */
const PROGRAM = `async (baseUrl) => {
  const { createClient, sync, NotFoundError } = tipsheet;
  const client = createClient({ baseUrl });
  const titles = [];
  for await (const tip of client.items('/v1/tips', { params: { query: { size: 1 } } }))
    titles.push(tip.title);
  const error = await client
    .GET('/v1/tips/{slug}', { params: { path: { slug: 'nothing' } } })
    .catch((thrown) => thrown);

  const items = new Map();
  let etag;
  const store = {
    etag: () => etag,
    revisions: () => items.values(),
    update(changes) {
      for (const item of changes.items) items.set(item.kind + item.inLanguage + item.slug, item);
    },
    finish(state) {
      etag = state.etag;
    },
  };
  const first = await sync(client, store);
  const second = await sync(client, store);
  return {
    tips: titles.length,
    isNotFound: error instanceof NotFoundError,
    name: error.name,
    complete: [first.complete, second.complete],
    updated: [first.updated.length, second.updated.length],
    kept: items.size,
  };
}`;

test('the client lists, fails and syncs on a page of another origin', async () => {
  const host = await listen(createServer((_, response) => response.end('<title>App</title>')));
  try {
    const page = await open(host.url);
    await page.addScriptTag({ content: await bundle() });
    const result = await page.evaluate(`(${PROGRAM})(${JSON.stringify(site.url)})`);
    const { data } = await (await fetch(`${site.url}/v1/revisions`)).json();
    const { page: paging } = await (await fetch(`${site.url}/v1/tips`)).json();
    expect(result).toEqual({
      ...{ tips: paging.totalItems, isNotFound: true, name: 'NotFoundError' },
      ...{ complete: [true, true], updated: [data.length, 0], kept: data.length },
    });
  } finally {
    await host.close();
  }
});
