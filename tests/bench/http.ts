/**
 * Measures what a request costs, beside Node alone, a bare Fastify route and json-server, all with
 * the same tip, and a search beside a bare Fastify route over MiniSearch, all in one run. What counts is the processor time of the server's process, and the
 * ratios: both say more than requests a second on a machine that has other things to do.
 *
 *   npm run bench -- --seconds 2 --rounds 9 --tips 100000 --only tip
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { makeLargeContent, writeContent } from '../helpers/large-content.ts';
import {
  type BenchServer,
  type Cost,
  measure,
  startBenchServer,
  stopBenchServer,
} from './http-load.ts';
import { allSearches, newQuestion, newSearch } from './typed-questions.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '9' },
    /** Of the large library; 0 for none. */
    tips: { type: 'string', default: '100000' },
    only: { type: 'string', default: '' },
  },
});

interface Scenario {
  readonly name: string;
  readonly server: BenchServer;
  readonly path: string | ((n: number) => string);
  readonly headers?: Record<string, string>;
  readonly body?: (n: number) => string;
  readonly status: number;
}

const PLAIN_SEARCH = 'Fastify and MiniSearch, search, new';

/** As answers are compressed. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** As many hits as a search has by default. */
function assistantMessage(question: string): string {
  return JSON.stringify({
    ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
    params: {
      name: 'search_advice',
      arguments: { question, limit: 20 },
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    },
  });
}

const ASSISTANT = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  'mcp-protocol-version': '2026-07-28',
  'mcp-method': 'tools/call',
  'mcp-name': 'search_advice',
};

const folder = await mkdtemp(join(tmpdir(), 'tipsheet-bench-'));
const servers: BenchServer[] = [];
try {
  await run();
} finally {
  await Promise.all(servers.map(stopBenchServer));
  await rm(folder, { recursive: true });
}

async function run(): Promise<void> {
  const small = await startTipsheet();
  const large = Number(values.tips) > 0 ? await startTipsheet(await makeFolder()) : undefined;
  const plain = await plainSearches(small);
  const scenarios = [
    ...(await others(small)),
    ...plain,
    ...(await scenariosOf('Tipsheet', small)),
    ...(large ? await scenariosOf(`Tipsheet, ${values.tips} tips`, large) : []),
  ].filter(({ name }) => name.includes(values.only));

  const costs = new Map<string, Cost[]>();
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const { name, server, ...request } of scenarios) {
      const cost = await measure(server, request, Number(values.seconds));
      costs.set(name, [...(costs.get(name) ?? []), cost]);
    }
  }
  print(costs);
  const [{ name, server }] = plain;
  await printSizes({ [name]: server, Tipsheet: small });
}

/** With everything on: log, metrics, rate limits, watch for overload and for changes of content. */
async function startTipsheet(content?: string): Promise<BenchServer> {
  return keep(
    startBenchServer(
      '../../dist/main.js',
      () => [],
      (port) => ({
        PORT: String(port),
        METRICS_PORT: '0',
        RATE_LIMIT: '1000000',
        // A busy machine must not turn answers into 503.
        MAX_QUEUE_MS: '60000',
        ...(content && { CONTENT: content }),
      }),
    ),
  );
}

async function makeFolder(): Promise<string> {
  const content = join(folder, 'content');
  await writeContent(content, makeLargeContent(Number(values.tips)));
  return content;
}

async function others(tipsheet: BenchServer): Promise<Scenario[]> {
  const { path, text } = await firstTip(tipsheet);
  const file = join(folder, 'tip.json');
  await writeFile(file, text);
  const programs = { 'node:http': 'raw', Fastify: 'fastify', 'json-server': 'json-server' };
  return Promise.all(
    Object.entries(programs).map(async ([name, program]) => ({
      name: `${name}, tip`,
      server: await keep(
        startBenchServer(`http-servers/${program}.mjs`, (port) => [file, String(port)]),
      ),
      path,
      status: 200,
    })),
  );
}

/** The light tips that Tipsheet lists, searched the plain way, and with stems and without stop words. */
async function plainSearches(tipsheet: BenchServer): Promise<[Scenario, Scenario]> {
  const tips = await Promise.all([allTips(tipsheet, ''), allTips(tipsheet, '&include=body')]);
  const file = join(folder, 'tips.json');
  await writeFile(file, JSON.stringify(tips));
  const scenario = async (name: string, words: string): Promise<Scenario> => {
    const args = (port: number) => [file, String(port), words];
    const server = await keep(startBenchServer('http-servers/minisearch.mjs', args));
    return { name, server, path: newSearch, status: 200 };
  };
  return Promise.all([
    scenario(PLAIN_SEARCH, 'as they are'),
    scenario(`${PLAIN_SEARCH}, with stems`, 'stems'),
  ]);
}

async function allTips({ origin }: BenchServer, query: string): Promise<unknown[]> {
  const tips: unknown[] = [];
  for (let next = `/v1/tips?size=100${query}`; next; ) {
    const { data, links } = await (await fetch(new URL(next, origin))).json();
    tips.push(...data);
    next = links.next ?? '';
  }
  return tips;
}

async function scenariosOf(name: string, server: BenchServer): Promise<Scenario[]> {
  const { path, text, etag } = await firstTip(server);
  const { title, body, webUrl } = JSON.parse(text);
  const words: string[] = `${title} ${body}`.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const word = (n: number) => words[n % words.length];
  const scenario = (
    what: string,
    path: Scenario['path'],
    rest: Partial<Scenario> = {},
  ): Scenario => ({ name: `${name}, ${what}`, server, path, status: 200, ...rest });
  return [
    scenario('tip', path),
    scenario('tip, 304', path, { headers: { 'if-none-match': etag }, status: 304 }),
    scenario('tip, Brotli', path, { headers: { 'accept-encoding': 'gzip, deflate, br' } }),
    scenario('list', '/v1/tips'),
    scenario('search', `/v1/search?q=${word(0)}`),
    scenario('search, new', newSearch),
    // A number that no tip has makes each query a new one.
    scenario('search, new words', (n) => `/v1/search?q=${word(n)}+${word(n + 1)}+${n}x`),
    scenario('search by an assistant, new', '/mcp', {
      headers: ASSISTANT,
      body: (n) => assistantMessage(newQuestion(n)),
    }),
    scenario('article page', new URL(webUrl).pathname),
  ];
}

/** The first tip of a library that is asked for by itself. */
async function firstTip({ origin }: BenchServer) {
  const list = await (await fetch(`${origin}/v1/tips?size=1`)).json();
  const path = `/v1/tips/${list.data[0].slug}`;
  const response = await fetch(origin + path, { headers: { 'accept-encoding': 'identity' } });
  return { path, text: await response.text(), etag: response.headers.get('etag') ?? '' };
}

async function keep(starting: Promise<BenchServer>): Promise<BenchServer> {
  const server = await starting;
  servers.push(server);
  return server;
}

/** Ratios are taken within a round, so that a machine that slows down slows both down. */
function print(costs: ReadonlyMap<string, readonly Cost[]>): void {
  const cpus = (name: string) => costs.get(name)?.map(({ cpu }) => cpu) ?? [];
  console.log('| request | CPU, µs | × node:http | × Fastify | × MiniSearch | a second |');
  console.log('| --- | --: | --: | --: | --: | --: |');
  for (const [name, rounds] of costs) {
    const ratios = ['node:http, tip', 'Fastify, tip', PLAIN_SEARCH].map((base) => {
      const bases = cpus(base);
      return median(rounds.map(({ cpu }, i) => cpu / (bases[i] ?? Number.NaN))).toFixed(2);
    });
    const perSecond = median(rounds.map(({ perSecond }) => perSecond));
    const cells = [name, median(cpus(name)).toFixed(1), ...ratios, perSecond.toFixed(0)];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The bytes of the answers to all questions, each with up to 20 hits. */
async function printSizes(servers: Readonly<Record<string, BenchServer>>): Promise<void> {
  console.log('\n| answers to the questions | JSON, median | most | Brotli, median | most |');
  console.log('| --- | --: | --: | --: | --: |');
  for (const [name, { origin }] of Object.entries(servers)) {
    const json: number[] = [];
    const brotli: number[] = [];
    for (const path of allSearches) {
      const headers = { 'accept-encoding': 'identity' };
      const answer = Buffer.from(await (await fetch(origin + path, { headers })).arrayBuffer());
      json.push(answer.length);
      brotli.push(brotliCompressSync(answer, BROTLI).length);
    }
    const cells = [json, brotli].flatMap((sizes) => [median(sizes), Math.max(...sizes)]);
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
}
