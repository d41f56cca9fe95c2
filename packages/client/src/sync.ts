import type { Client } from './client.js';
import { TipsheetError } from './error.js';
import type { Article, ItemRevision, MovedItem, Tip, WithdrawnItem } from './generated/api.js';

type Awaitable<Value> = Value | Promise<Value>;

/** An article or a tip, with all that the API says of it. */
export type SyncedItem = Omit<ItemRevision, 'kind'> &
  ({ kind: 'article'; content: Article } | { kind: 'tip'; content: Tip });

/** Where a copy is kept. An item is known by its kind, language and slug. */
export interface Store {
  /** The ETag that `finish` was last given, unless `update` was called since. */
  etag(): Awaitable<string | null | undefined>;
  /** Every item that is kept, with the revision that it came with. */
  revisions(): Awaitable<Iterable<ItemRevision>>;
  /** Keeps `items`, each in the place of an older one, drops `gone`, and forgets the ETag. */
  update(changes: { items: SyncedItem[]; gone: ItemRevision[] }): Awaitable<void>;
  /**
   * The copy is complete: keeps the ETag, and, for the links that your users have, the former slugs
   * and what was withdrawn, in the place of those before.
   */
  finish(state: { etag: string; moved: MovedItem[]; withdrawn: WithdrawnItem[] }): Awaitable<void>;
}

export interface SyncOptions {
  /** The language of which a copy is kept, as a tag (BCP 47); all of them by default. */
  readonly lang?: string;
  readonly signal?: AbortSignal;
}

export interface SyncResult {
  /** Whether the copy is as the library was at one moment. If not, the library keeps changing. */
  complete: boolean;
  /** What was new or had changed. */
  updated: ItemRevision[];
  /** What is no longer published. */
  gone: ItemRevision[];
}

/** The library may change while it is read; what is left after so many rounds is for the next time. */
const ROUNDS = 5;

/**
 * Brings a copy of the library up to date: fetches what differs, and drops what is gone. It may be
 * stopped at any moment: the next call goes on from there. Rejects as the client does.
 */
export async function sync(
  client: Client,
  store: Store,
  { lang, signal }: SyncOptions = {},
): Promise<SyncResult> {
  // A browser would answer from its cache, and so with older items than the list names. React Native
  // doesn't know the option and makes a parameter of it, which the API refuses.
  const knowsCache = 'cache' in Request.prototype;
  const init = { ...(knowsCache && { cache: 'no-cache' as const }), ...(signal && { signal }) };
  const result: SyncResult = { complete: false, updated: [], gone: [] };
  for (let round = 0; round < ROUNDS && !result.complete; round++) {
    const etag = await store.etag();
    const listed = await unless([304], () =>
      client.GET('/v1/revisions', {
        ...init,
        params: { query: lang ? { lang } : {} },
        headers: { 'If-None-Match': etag },
      }),
    );
    if (!listed) {
      result.complete = true;
      break;
    }
    const { data, moved, withdrawn } = listed.data;
    const kept = new Map([...(await store.revisions())].map((item) => [keyOf(item), item]));
    const wanted = new Map(data.map((item) => [keyOf(item), item.revision]));
    const gone = [...kept.values()].filter((item) => !wanted.has(keyOf(item)));
    const stale = data.filter((item) => kept.get(keyOf(item))?.revision !== item.revision);
    if (gone.length > 0) await store.update({ items: [], gone });
    result.gone.push(...gone);

    let missing = stale.length;
    for (const batch of batches(stale)) {
      const items = await fetchItems(client, batch, init);
      if (items.length > 0) await store.update({ items, gone: [] });
      for (const { kind, slug, inLanguage, revision } of items) {
        const item = { kind, slug, inLanguage, revision };
        result.updated.push(item);
        if (wanted.get(keyOf(item)) === revision) missing--;
      }
    }
    if (missing > 0) continue;
    await store.finish({ etag: listed.response.headers.get('ETag') ?? '', moved, withdrawn });
    result.complete = true;
  }
  return result;
}

const keyOf = ({ kind, inLanguage, slug }: ItemRevision) => `${kind} ${inLanguage} ${slug}`;

/** A URL has at most 2,048 characters, of which a comma takes three. */
const MAX_SLUGS_LENGTH = 1800;
const MAX_BATCH = 100;

/** What one request can bring: an article, or tips of one language. */
function batches(items: ItemRevision[]): ItemRevision[][] {
  const made: ItemRevision[][] = [];
  const open = new Map<string, { batch: ItemRevision[]; length: number }>();
  for (const item of items) {
    const { kind, inLanguage, slug } = item;
    let last = kind === 'tip' ? open.get(inLanguage) : undefined;
    if (!last || last.batch.length === MAX_BATCH || last.length + slug.length > MAX_SLUGS_LENGTH) {
      last = { batch: [], length: 0 };
      made.push(last.batch);
      if (kind === 'tip') open.set(inLanguage, last);
    }
    last.batch.push(item);
    last.length += slug.length + 3;
  }
  return made;
}

/** Those of the items that are there; others have gone since they were listed. */
async function fetchItems(
  client: Client,
  [first, ...rest]: ItemRevision[],
  init: { signal?: AbortSignal },
): Promise<SyncedItem[]> {
  if (!first) return [];
  const { kind, slug, inLanguage: lang } = first;
  if (kind === 'article') {
    const answer = await unless([404, 410], () =>
      client.GET('/v1/articles/{slug}', { ...init, params: { path: { slug }, query: { lang } } }),
    );
    // Another slug is where a redirect led.
    return answer?.data.slug === slug ? [{ ...of(answer.data), kind, content: answer.data }] : [];
  }
  const slugs = [first, ...rest].map((item) => item.slug).join(',');
  const query = { lang, slugs, size: MAX_BATCH, include: 'body' as const };
  const { data } = await client.GET('/v1/tips', { ...init, params: { query } });
  // With `include=body` they have all that the schema of listed tips leaves open.
  return data.data.map((tip) => ({ ...of(tip), kind, content: tip as Tip }));
}

const of = ({ slug, inLanguage, revision }: Article | Tip | Omit<ItemRevision, 'kind'>) => ({
  slug,
  inLanguage,
  revision,
});

/** The answer, or undefined for one with these statuses. */
async function unless<Answer>(
  statuses: number[],
  request: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof TipsheetError && statuses.includes(error.status)) return undefined;
    throw error;
  }
}
