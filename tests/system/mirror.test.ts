import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { buildSnapshotData } from '../../src/snapshot/data.ts';
import { openSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts';
import { DAY_MS } from '../../src/units.ts';
import { NOW, PUBLIC_URL } from '../helpers/app.ts';
import { contentFiles, makeContent } from '../helpers/content.ts';
import { writeContent } from '../helpers/large-content.ts';
import { startServer } from '../helpers/process.ts';
import {
  type Edit,
  edited,
  edits,
  firstContent,
  type LoadedContent,
} from '../helpers/random-edits.ts';

/** The recipe of docs/api-guide.md, an app that keeps a copy of the library in SQLite. */
const RECIPE = resolve('examples/mirror.py');
const DRIVER = fileURLToPath(new URL('../helpers/mirror-driver.py', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mirror-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What is in a copy, or in the API: the JSON of each item by its URL. */
type Items = Map<string, string>;

interface Copy {
  readonly complete: boolean;
  readonly items: Items;
  readonly moved: string[];
  readonly withdrawn: string[];
}

type Name = [kind: string, language: string, slug: string];
const urlOf = ([kind, language, slug]: Name) => `/v1/${kind}s/${slug}?lang=${language}`;

/** The app that keeps the copy, in a process that can be killed. */
class Mirror {
  readonly #origin: string;
  #running: { readonly process: ChildProcess; readonly lines: Interface } | undefined;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async sync(): Promise<Copy> {
    this.#running ??= this.#start();
    this.#running.process.stdin?.write('\n');
    const [line] = await once(this.#running.lines, 'line');
    const { complete, items, moved, withdrawn } = JSON.parse(line);
    return {
      complete,
      items: new Map(
        items.map(([...row]: [...Name, string]) => [urlOf(row.slice(0, 3) as Name), row[3]]),
      ),
      moved: moved.map(
        ([...row]: [...Name, string]) => `${urlOf(row.slice(0, 3) as Name)} ${row[3]}`,
      ),
      withdrawn: withdrawn.map(urlOf),
    };
  }

  /** Ends it, whatever it is doing. */
  async kill(): Promise<void> {
    const child = this.#running?.process;
    this.#running = undefined;
    child?.kill('SIGKILL');
    if (child) await once(child, 'exit');
  }

  #start() {
    const child = spawn('python3', [DRIVER, this.#origin, join(folder, 'copy.db')], {
      env: {
        PATH: process.env.PATH,
        PYTHONPATH: resolve('examples'),
        PYTHONDONTWRITEBYTECODE: '1',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return { process: child, lines: createInterface({ input: child.stdout }) };
  }
}

/** A server whose content, and whose clock, can be changed between two requests. */
class Origin {
  /** What was asked for since the list was last cleared. */
  readonly requests: string[] = [];
  /** Called before each request is answered; may cut it off. */
  onRequest: (count: number) => 'cut' | undefined = () => undefined;
  port = 0;
  #app: FastifyInstance | undefined;
  #loaded: LoadedContent;
  #now = NOW;
  #snapshot: Snapshot;

  constructor(loaded: LoadedContent) {
    this.#loaded = loaded;
    this.#snapshot = this.#open();
  }

  get content() {
    return this.#loaded.content;
  }

  serve(loaded: LoadedContent): void {
    this.#loaded = loaded;
    this.#snapshot = this.#open();
  }

  passDays(days: number): void {
    this.#now += days * DAY_MS;
    this.#snapshot = this.#open();
  }

  async start(): Promise<void> {
    const app = await buildApp({
      current: () => this.#snapshot,
      config: readConfig({ MAX_QUEUE_MS: '60000' }),
      version: '1.0.0',
      now: () => this.#now,
    });
    app.addHook('onRequest', async (request) => {
      if (request.headers['user-agent']?.startsWith('Python') !== true) return;
      this.requests.push(request.url);
      if (this.onRequest(this.requests.length) === 'cut') request.raw.socket.destroy();
    });
    await app.listen({ host: '127.0.0.1', port: this.port });
    this.port = (app.server.address() as AddressInfo).port;
    this.#app = app;
  }

  async stop(): Promise<void> {
    await this.#app?.close();
  }

  /** Every article and tip as it is served. */
  async items(): Promise<Items> {
    const { data } = (await this.#inject('/v1/revisions')).json();
    const items: Items = new Map();
    for (const { kind, inLanguage, slug } of data) {
      const url = urlOf([kind, inLanguage, slug]);
      items.set(url, (await this.#inject(url)).body);
    }
    return items;
  }

  status = async (url: string) => (await this.#inject(url)).statusCode;

  async #inject(url: string) {
    if (!this.#app) throw new Error('the server is stopped');
    return this.#app.inject(url);
  }

  #open(): Snapshot {
    const { content, hash } = this.#loaded;
    const identity = { publicUrl: PUBLIC_URL, codeVersion: 'test' };
    return openSnapshot(buildSnapshotData(content, hash), identity, this.#now);
  }
}

/** What happens beside an edit: nothing most of the time. */
type Event =
  | { readonly what: 'nothing' | 'server restarts' | 'app restarts' | 'server is cut off' }
  | { readonly what: 'another edit meanwhile'; readonly edit: Edit }
  | { readonly what: 'days pass'; readonly days: number };

const events: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ what: 'nothing' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'server restarts' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'app restarts' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'server is cut off' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('another edit meanwhile' as const), edit: edits }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('days pass' as const), days: fc.nat(20) }),
  },
);

/** After these a copy may be of the moment before. */
const DISTURBANCES: ReadonlySet<Event['what']> = new Set([
  'server is cut off',
  'another edit meanwhile',
]);

const EDITS = 200;
/** Some edits change nothing, and some would break the library. */
const steps = fc.array(
  fc.record({ edit: edits, event: events, request: fc.integer({ min: 1, max: 4 }) }),
  {
    minLength: 2 * EDITS,
    maxLength: 2 * EDITS,
  },
);

test.skipIf(!hasPython)(
  `a copy stays identical through ${EDITS} edits and restarts, and fetches what has changed alone`,
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        await rm(join(folder, 'copy.db'), { force: true });
        const origin = new Origin(firstContent());
        await origin.start();
        const mirror = new Mirror(`http://127.0.0.1:${origin.port}`);
        try {
          await mirror.sync();
          origin.requests.length = 0;
          let applied = 0;
          let before = await origin.items();
          for (const [n, { edit, event, request }] of run.entries()) {
            const next = edited(origin.content, edit, n);
            if (!next) continue;
            applied++;
            origin.serve(next);
            await happen(event, origin, mirror, request, n);
            const { requests } = origin;
            const copy = await mirror.sync();
            origin.onRequest = () => undefined;
            const after = await origin.items();
            const isDisturbed = DISTURBANCES.has(event.what);
            const last = isDisturbed ? await mirror.sync() : copy;
            expect(last.complete).toBe(true);
            expect(last.items).toEqual(after);
            const changed = [...after].filter(
              ([url, json]) => said(before.get(url)) !== said(json),
            );
            if (!isDisturbed)
              expect([edit.kind, event.what, ...requests]).toHaveLength(2 + 1 + changed.length);
            await expectNames(last, origin);
            requests.length = 0;
            before = after;
            if (applied === EDITS) break;
          }
          expect(applied).toBe(EDITS);
        } finally {
          await mirror.kill();
          await origin.stop();
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  },
  300_000,
);

async function happen(event: Event, origin: Origin, mirror: Mirror, request: number, n: number) {
  switch (event.what) {
    case 'server restarts':
      await origin.stop();
      await origin.start();
      break;
    case 'app restarts':
      await mirror.kill();
      break;
    case 'server is cut off':
      origin.onRequest = (count) => (count === request ? 'cut' : undefined);
      break;
    case 'another edit meanwhile':
      origin.onRequest = (count) => {
        const next =
          count === request ? edited(origin.content, event.edit, n + 2 * EDITS) : undefined;
        if (next) origin.serve(next);
        return undefined;
      };
      break;
    case 'days pass':
      origin.passDays(event.days);
      break;
  }
}

/** What a tip's JSON says, its own revision left out: that alone never changes. */
const said = (json = '') =>
  json.includes('"position":') ? json.replace(/"revision":"\w+"/, '') : json;

/** Former slugs lead where the API leads, and what was withdrawn is gone there. */
async function expectNames({ moved, withdrawn }: Copy, origin: Origin) {
  for (const entry of moved)
    expect([301, 410]).toContain(await origin.status(entry.split(' ')[0] ?? ''));
  for (const url of withdrawn) expect([url, await origin.status(url)]).toEqual([url, 410]);
}

test.skipIf(!hasPython)('the recipe keeps a copy of a server as it is shipped', async () => {
  const content = join(folder, 'content');
  await writeContent(content, makeContent());
  const server = await startServer({ CONTENT: content, WATCH: 'true' });
  const run = async () => {
    const copy = join(folder, 'copy.db');
    await promisify(execFile)('python3', [RECIPE, server.origin, copy]);
    return readFile(copy, 'latin1');
  };
  try {
    expect(await run()).toContain('Know your figure');
    const article = 'articles/en/negotiating-pay.json';
    const text = Buffer.from(contentFiles(makeContent()).get(article) ?? '').toString();
    await writeFile(
      join(content, article),
      text.replaceAll('Know your figure', 'Know what you want'),
    );
    await expect.poll(run).toContain('Know what you want');
    const elsewhere = [
      'python3',
      [RECIPE, `${server.origin}/v1`, join(folder, 'none.db')],
    ] as const;
    await expect(promisify(execFile)(...elsewhere)).rejects.toThrow('HTTP Error 404');
  } finally {
    await server.stop();
  }
});

test.skipIf(!hasPython)(
  'the recipe waits for as long as it is told, in seconds or until a date',
  async () => {
    const values = ['1', new Date(Date.now() - 5000).toUTCString(), 'soon'];
    const refusals = values.map((value) => ({ value, at: 0 }));
    let served = 0;
    const busy = createServer((_, response) => {
      const refusal = refusals[served++];
      if (refusal) {
        refusal.at = Date.now();
        response.writeHead(503, { 'Retry-After': refusal.value }).end();
      } else response.setHeader('ETag', '"1"').end('{"data":[],"moved":[],"withdrawn":[]}');
    });
    busy.listen(0, '127.0.0.1');
    await once(busy, 'listening');
    try {
      const { port } = busy.address() as AddressInfo;
      const copy = join(folder, 'copy.db');
      await promisify(execFile)('python3', [RECIPE, `http://127.0.0.1:${port}`, copy]);
      expect(served).toBe(4);
      const [first, second] = refusals.map(({ at }) => at);
      expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1000);
    } finally {
      busy.close();
    }
  },
);
