import { expect, test } from 'vitest';
import { loadFiles } from '../../src/content/load/load.ts';
import { exampleUrl } from '../../src/http/contract/examples.ts';
import type { OpenApiDocument } from '../../src/http/contract/openapi.ts';
import { makeApp } from '../helpers/app.ts';
import { contentFiles } from '../helpers/content.ts';
import { makeLargestContent } from '../helpers/largest-content.ts';

// What grows most when it is escaped: in URLs, and in HTML and JSON.
test.each(['😀', '"'])(
  'every operation keeps the contract with the largest content that is valid, filled with %s',
  async (character) => {
    const loaded = loadFiles(contentFiles(makeLargestContent(character)));
    expect(loaded.ok ? [] : loaded.issues).toEqual([]);
    if (!loaded.ok) return;
    const { inject, close } = await makeApp({ content: loaded.content, described: true });
    try {
      const { paths }: OpenApiDocument = (await inject('/openapi.json')).json();
      const articles = loaded.content.articles.map(({ slug }) => slug);
      for (const [path, item] of Object.entries(paths ?? {})) {
        if (!item?.get) continue;
        const url = exampleUrl(path, item.get);
        if (url.includes('{')) continue;
        const urls = url.includes(articles[0] ?? '')
          ? articles.map((slug) => url.replace(articles[0] ?? '', slug))
          : [url];
        // The helper validates each response against the contract.
        for (const one of urls) expect((await inject(one)).statusCode, one).toBe(200);
      }
    } finally {
      await close();
    }
  },
  240_000,
);
