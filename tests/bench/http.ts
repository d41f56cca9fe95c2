import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import autocannon from 'autocannon';

/**
 * What a request costs, beside servers that do less: raw node:http, a bare Fastify JSON route, and
 * json-server, all with the same tip, in one run, round by round. Needs `npm run build` and Linux.
 *   npm run bench -- [seconds a measurement] [rounds]
 */

const [seconds = 3, rounds = 3] = process.argv.slice(2).map(Number);
const SLUG = 'bring-detailed-examples';
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const module = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const from = (name: string) => JSON.stringify(import.meta.resolve(name));

interface Target {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  readonly port: number;
  readonly paths: readonly (readonly [name: string, path: string, headers?: Headers])[];
}
type Headers = Record<string, string>;

const tipsheet = { file: resolve('dist/main.js'), port: 4101 };

async function start({ file, args = [], port }: Omit<Target, 'name' | 'paths'>) {
  const child = fork(file, args, {
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', METRICS_PORT: '4109' },
  });
  for (let i = 0; i < 200; i++) {
    const up = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (up) return child;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(`${file} does not answer`);
}

/** User and system time of a process in microseconds (proc(5), ticks of 10 ms). */
function cpuTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

const first = await start(tipsheet);
const tip = await fetch(`http://127.0.0.1:4101/v1/tips/${SLUG}`);
const etag = tip.headers.get('etag') ?? '';
const body = await tip.text();
first.kill('SIGINT');
await once(first, 'exit');

/** The part of autocannon, which has no types of its own, that is used here. */
type Load = (options: {
  url: string;
  headers: Headers;
  connections: number;
  duration: number;
}) => Promise<{ requests: { total: number; average: number } }>;
const load: Load = autocannon;

const targets: Target[] = [
  {
    name: 'raw node:http',
    port: 4102,
    file: module(
      'raw.mjs',
      `import { createServer } from 'node:http';
const tip = JSON.parse(${JSON.stringify(body)});
createServer((request, response) => {
  const body = JSON.stringify(tip);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}).listen(4102, '127.0.0.1');`,
    ),
    paths: [['tip', `/v1/tips/${SLUG}`]],
  },
  {
    name: 'bare Fastify',
    port: 4103,
    file: module(
      'fastify.mjs',
      `import Fastify from ${from('fastify')};
const tip = JSON.parse(${JSON.stringify(body)});
const app = Fastify();
app.get('/v1/tips/:slug', async () => tip);
app.listen({ port: 4103, host: '127.0.0.1' });`,
    ),
    paths: [['tip', `/v1/tips/${SLUG}`]],
  },
  {
    name: 'json-server',
    port: 4104,
    file: resolve('node_modules/json-server/lib/cli/bin.js'),
    args: [
      module('db.json', JSON.stringify({ tips: [{ id: SLUG, ...JSON.parse(body) }] })),
      ...['--port', '4104', '--host', '127.0.0.1', '--quiet'],
    ],
    paths: [['tip', `/tips/${SLUG}`]],
  },
  {
    name: 'Tipsheet',
    ...tipsheet,
    paths: [
      ['tip', `/v1/tips/${SLUG}`],
      ['tip, 304', `/v1/tips/${SLUG}`, { 'if-none-match': etag }],
      ['list', '/v1/tips?size=20'],
      ['search, the same', '/v1/search?q=bring+up+money'],
      ['page', '/articles/second-interview'],
    ],
  },
];

const results = new Map<string, { cpu: number; rate: number }[]>();
for (let round = 0; round < rounds; round++) {
  for (const target of targets) {
    const child = await start(target);
    const pid = child.pid ?? 0;
    for (const [name, path, headers = {}] of target.paths) {
      const url = `http://127.0.0.1:${target.port}${path}`;
      await load({ url, headers, connections: 20, duration: 1 });
      const before = cpuTime(pid);
      const { requests } = await load({ url, headers, connections: 20, duration: seconds });
      const cpu = (cpuTime(pid) - before) / requests.total;
      const key = `${target.name}: ${name}`;
      results.set(key, [...(results.get(key) ?? []), { cpu, rate: requests.average }]);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
const cpuOf = (key: string) => median((results.get(key) ?? []).map(({ cpu }) => cpu));
const raw = cpuOf('raw node:http: tip');
const bare = cpuOf('bare Fastify: tip');
console.log('| | CPU µs a request | × raw | × bare Fastify | requests/s |');
console.log('| --- | --- | --- | --- | --- |');
for (const [key, samples] of results) {
  const cpu = cpuOf(key);
  const rate = median(samples.map((sample) => sample.rate));
  console.log(
    `| ${key} | ${cpu.toFixed(0)} | ${(cpu / raw).toFixed(2)} | ${(cpu / bare).toFixed(2)} | ${rate.toFixed(0)} |`,
  );
}
