import fc from 'fast-check';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ItemRevision, Store, SyncedItem } from '../../../packages/client/src/index.ts';
import { buildApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { buildSnapshotData } from '../../../src/snapshot/data.ts';
import { openSnapshot, type Snapshot } from '../../../src/snapshot/snapshot.ts';
import { NOW, PUBLIC_URL } from '../../helpers/app.ts';
import { makeContent, makeTip } from '../../helpers/content.ts';
import {
  type Edit,
  edited,
  edits,
  firstContent,
  type LoadedContent,
} from '../../helpers/random-edits.ts';

const built: typeof import('../../../packages/client/src/index.ts') = await import(
  new URL('../../../packages/client/dist/index.js', import.meta.url).href
);
const { createClient, sync, TipsheetError } = built;

/** A library that is served as it was last loaded; what a client asks goes to it without a network. */
const library = {
  content: firstContent(),
  requests: [] as string[],
  /** Called before a request is answered; may throw. */
  onRequest: (_count: number): void => {},
  serve(loaded: LoadedContent) {
    library.content = loaded;
    snapshot = open(loaded);
  },
};
let snapshot: Snapshot;
let app: FastifyInstance;
const open = ({ content, hash }: LoadedContent) =>
  openSnapshot(
    buildSnapshotData(content, hash),
    { publicUrl: PUBLIC_URL, codeVersion: 'test' },
    NOW,
  );
beforeAll(async () => {
  snapshot = open(library.content);
  app = await buildApp({
    current: () => snapshot,
    config: readConfig({ MAX_QUEUE_MS: '60000' }),
    version: '1.0.0',
    now: () => NOW,
  });
  await app.ready();
});
afterAll(() => app.close());

async function ask(url: string, headers: Record<string, string>): Promise<LightMyRequestResponse> {
  const answer = await app.inject({ url, headers });
  const { location } = answer.headers;
  return answer.statusCode === 301 && location
    ? ask(location.replace(PUBLIC_URL, ''), headers)
    : answer;
}

async function fetch(request: Request): Promise<Response> {
  const url = request.url.replace('http://127.0.0.1', '');
  library.requests.push(url);
  library.onRequest(library.requests.length);
  const { statusCode, body, headers } = await ask(url, Object.fromEntries(request.headers));
  return new Response(statusCode === 304 ? null : body, {
    status: statusCode,
    headers: headers as Record<string, string>,
  });
}
const client = createClient({ baseUrl: 'http://127.0.0.1', fetch });

const keyOf = ({ kind, inLanguage, slug }: ItemRevision) =>
  `/v1/${kind}s/${slug}?lang=${inLanguage}`;

/** A copy in memory. Its `crash` may throw where a process could end. */
class Copy implements Store {
  readonly items = new Map<string, SyncedItem>();
  names: object = {};
  crash = (): void => {};
  #etag: string | undefined;

  etag = () => this.#etag;
  revisions = () => this.items.values();

  update({ items, gone }: Parameters<Store['update']>[0]) {
    this.crash();
    this.#etag = undefined;
    for (const item of items) this.items.set(keyOf(item), item);
    for (const item of gone) this.items.delete(keyOf(item));
    this.crash();
  }

  finish({ etag, ...names }: Parameters<Store['finish']>[0]) {
    this.crash();
    this.#etag = etag;
    this.names = names;
    this.crash();
  }

  /** The JSON of each item by its URL. */
  json = () => new Map([...this.items].map(([key, { content }]) => [key, content as unknown]));
}

/** Every article and tip as it is served. */
async function served() {
  const { data, ...names } = (await app.inject('/v1/revisions')).json();
  const items = new Map<string, unknown>();
  for (const item of data) items.set(keyOf(item), (await app.inject(keyOf(item))).json());
  return { items, names };
}

type Event = {
  readonly what: 'nothing' | 'is cut off' | 'crashes' | 'another edit meanwhile';
  readonly at: number;
  readonly edit: Edit;
};
const events: fc.Arbitrary<Event> = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constant('nothing' as const) },
    fc.constant('is cut off' as const),
    fc.constant('crashes' as const),
    fc.constant('another edit meanwhile' as const),
  ),
  at: fc.integer({ min: 1, max: 4 }),
  edit: edits,
});
const EDITS = 100;
const steps = fc.array(fc.record({ edit: edits, event: events }), {
  minLength: 2 * EDITS,
  maxLength: 2 * EDITS,
});

test(`a copy that sync keeps is identical through ${EDITS} edits, faults and crashes`, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      library.serve(firstContent());
      const copy = new Copy();
      let applied = 0;
      for (const [n, { edit, event }] of run.entries()) {
        const next = edited(library.content.content, edit, n);
        if (!next || ++applied > EDITS) continue;
        library.serve(next);
        await happen(event, copy, n);
        const { complete } = await sync(client, copy);
        expect(complete).toBe(true);
        const { items, names } = await served();
        expect(copy.json()).toEqual(items);
        expect(copy.names).toEqual(names);
        library.requests.length = 0;
        await expect(sync(client, copy)).resolves.toEqual({
          ...{ complete: true, updated: [], gone: [] },
        });
        expect(library.requests).toEqual(['/v1/revisions']);
      }
      expect(applied).toBeGreaterThanOrEqual(EDITS);
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 300_000);

/** A sync beside which something happens; what it leaves is for the next one. */
async function happen({ what, at, edit }: Event, copy: Copy, n: number) {
  library.requests.length = 0;
  let left = at;
  const fail = () => {
    if (--left === 0) throw new Error(what);
  };
  if (what === 'is cut off') library.onRequest = fail;
  if (what === 'crashes') copy.crash = fail;
  if (what === 'another edit meanwhile')
    library.onRequest = (count) => {
      const next = count === at ? edited(library.content.content, edit, n + 2 * EDITS) : undefined;
      if (next) library.serve(next);
    };
  if (what !== 'nothing')
    await sync(client, copy).catch((error: Error) => expect(error.message).toBe(what));
  library.onRequest = () => {};
  copy.crash = () => {};
}

test('a copy is kept where requests have no option for a cache, as in React Native', async () => {
  library.serve(firstContent());
  /** Makes a parameter of the option, as the polyfill there does. */
  class PolyfilledRequest extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      const url = String(input);
      super(init?.cache ? `${url}${url.includes('?') ? '&' : '?'}_=1` : url, init);
    }
  }
  const native = createClient({ baseUrl: 'http://127.0.0.1', fetch, Request: PolyfilledRequest });
  const { cache } = Object.getOwnPropertyDescriptors(Request.prototype);
  Reflect.deleteProperty(Request.prototype, 'cache');
  try {
    await expect(sync(native, new Copy())).resolves.toMatchObject({ complete: true });
  } finally {
    Object.defineProperty(Request.prototype, 'cache', cache);
  }
});

/** A library of one article with this many tips. */
const large = (tips: number): LoadedContent => {
  const content = makeContent();
  const [article] = content.articles;
  if (!article) throw new Error('there is no article');
  const many = Array.from({ length: tips }, (_, n) =>
    makeTip({ slug: `tip-with-a-name-of-some-length-${n}`, title: `Tip ${n}` }),
  );
  return {
    content: { ...content, articles: [{ ...article, tips: many }] },
    hash: 'large',
  };
};

test('tips are fetched many at once, in URLs that the server takes, and with headers that proxies take', async () => {
  library.serve(large(250));
  library.requests.length = 0;
  const copy = new Copy();
  const { updated } = await sync(client, copy);
  expect(updated).toHaveLength(251);
  expect(copy.items.size).toBe(251);
  // The list, the article, and the tips.
  expect(library.requests.length).toBeLessThan(2 + 8);
  for (const url of library.requests) {
    expect(url.length).toBeLessThan(2048);
    const { headers } = await app.inject(url);
    expect(Object.entries(headers).join('\r\n').length).toBeLessThan(3072);
  }
});

test('a copy of one language has what is there in it', async () => {
  library.serve(firstContent());
  const copy = new Copy();
  await sync(client, copy, { lang: 'de-AT' });
  const { data } = (await app.inject('/v1/revisions?lang=de')).json();
  expect([...copy.items.keys()].sort()).toEqual(data.map(keyOf).sort());
});

test('a library that never stops changing leaves a copy incomplete, and ends', async () => {
  library.serve(firstContent());
  let n = 10_000;
  library.onRequest = () => {
    const edit: Edit = { kind: 'titleTip', article: 0, tip: 0, other: 0 };
    const next = edited(library.content.content, edit, n++);
    if (next) library.serve(next);
  };
  const copy = new Copy();
  try {
    await expect(sync(client, copy)).resolves.toMatchObject({ complete: false });
  } finally {
    library.onRequest = () => {};
  }
  await expect(sync(client, copy)).resolves.toMatchObject({ complete: true });
});

test('sync rejects with what the server answered, and goes on from there', async () => {
  library.serve(firstContent());
  const copy = new Copy();
  const busy = createClient({
    baseUrl: 'http://127.0.0.1',
    fetch: async () => new Response('', { status: 429, headers: { 'Retry-After': '3' } }),
  });
  const error = await sync(busy, copy).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(TipsheetError);
  expect(error.retryAfter).toBe(3);
  await expect(sync(client, copy)).resolves.toMatchObject({ complete: true });
});
