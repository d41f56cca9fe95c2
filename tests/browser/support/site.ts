import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { buildApp, makeContract } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import type { Content } from '../../../src/content/content.ts';
import { loadFolder } from '../../../src/content/load/load.ts';
import { ArticleSource, type TermSource } from '../../../src/content/model.ts';
import { loadAssets } from '../../../src/http/response/assets.ts';
import { buildSnapshotData } from '../../../src/snapshot/data.ts';
import { openSnapshot } from '../../../src/snapshot/snapshot.ts';
import { root } from './stub-api.ts';

export interface RunningSite {
  /** Scheme and authority; set before the first test. */
  readonly url: string;
}

/** The whole server on the shipped content, and one article in Arabic. */
export function startSite(): RunningSite {
  let url = '';
  let close = async () => {};
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const app = await startApp(url);
    close = async () => {
      app.server.closeAllConnections();
      await app.close();
    };
    await app.listen({ host: '127.0.0.1', port });
  });
  afterAll(() => close());
  return {
    get url() {
      return url;
    },
  };
}

async function startApp(publicUrl: string) {
  const loaded = await loadFolder(root('content'));
  if (!loaded.ok) throw new Error('the shipped content has issues');
  const { content, hash } = loaded;
  const data = buildSnapshotData(withArabic(content), hash);
  const identity = { publicUrl, codeVersion: 'test' };
  // A browser beside it keeps the machine busy.
  const settings = { config: readConfig({ MAX_QUEUE_MS: '60000' }), version: '1.0.0' };
  const contract = await makeContract(data, identity, settings);
  const now = Date.parse('2026-12-01T12:00:00Z');
  const snapshot = openSnapshot({ ...data, contract }, identity, now);
  return buildApp({
    current: () => snapshot,
    ...settings,
    assets: loadAssets(root('dist/assets')),
  });
}

/** Its stages and topics have their English names in Arabic, too. */
function withArabic(content: Content): Content {
  const file = root('tests/browser/fixtures/source-ar.json');
  const article = ArticleSource.parse(JSON.parse(readFileSync(file, 'utf8')));
  const named = (term: TermSource) => ({
    ...term,
    name: { ...term.name, ar: term.name.en ?? '' },
    description: { ...term.description, ar: term.description.en ?? '' },
  });
  return {
    ...content,
    stages: content.stages.map(named),
    topics: content.topics.map(named),
    articles: [article, ...content.articles],
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
