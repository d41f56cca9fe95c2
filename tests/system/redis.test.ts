import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { type ServerProcess, startServer } from '../helpers/process.ts';
import { startRedis } from '../helpers/redis.ts';

let redis: ChildProcess;
let port: number;
const replicas: ServerProcess[] = [];

beforeAll(async () => {
  port = await freePort();
  redis = await startRedis(port);
  const settings = {
    RATE_LIMIT: '5',
    RATE_LIMIT_WINDOW_SECONDS: '600',
    RATE_LIMIT_REDIS_URL: `redis://127.0.0.1:${port}`,
    // That the machine has other things to do is no subject here.
    MAX_QUEUE_MS: '60000',
  };
  replicas.push(...(await Promise.all([startServer(settings), startServer(settings)])));
});
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.stop()));
  redis.kill('SIGKILL');
});

const ask = async (replica = 0) => (await fetch(`${replicas[replica]?.origin}/v1/meta`)).status;

const ALONE = 'Redis does not count requests; each replica counts alone';
const messages = (replica: ServerProcess) => replica.lines().map(({ msg }) => msg);

/** Asks until the limit is reached; how many were answered on the way. */
async function countUntilLimited(): Promise<number> {
  for (let answered = 0; answered < 100; answered++)
    if ((await ask(answered % 2)) === 429) return answered;
  return Number.POSITIVE_INFINITY;
}

test('replicas that share a Redis count together', async () => {
  await expect.poll(() => countUntilLimited()).toBeLessThanOrEqual(5);
  expect(await ask(0)).toBe(429);
  expect(await ask(1)).toBe(429);
});

test('while Redis is frozen each replica counts alone, and nobody waits for it', async () => {
  redis.kill('SIGSTOP');
  const waits: number[] = [];
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) {
    const asked = performance.now();
    const response = await fetch(`${replicas[i % 2]?.origin}/v1/meta`, {
      signal: AbortSignal.timeout(2000),
    });
    statuses.push(response.status);
    waits.push(performance.now() - asked);
  }
  // What the replicas counted together doesn't count here, and five are allowed on each.
  expect(statuses.slice(0, 2)).toEqual([200, 200]);
  expect(statuses.slice(-2)).toEqual([429, 429]);
  // Each waits as long for Redis; the quickest has waited for nothing else.
  expect(Math.min(...waits)).toBeLessThan(150);
  // Who operates it must learn why replicas count alone.
  for (const replica of replicas) await expect.poll(() => messages(replica)).toContain(ALONE);
  redis.kill('SIGCONT');
});

test('while Redis is dead everybody is answered at once, and its return is noticed', async () => {
  redis.kill('SIGKILL');
  await once(redis, 'exit');
  // The counts of the replicas themselves are used up.
  for (let i = 0; i < 4; i++) expect(await ask(i % 2)).toBe(429);
  redis = await startRedis(port);
  // Redis has forgotten all counts.
  await expect.poll(() => ask(), { interval: 100 }).toBe(200);
  await expect.poll(() => ask(), { interval: 100 }).toBe(429);
});

test.each([
  ['is full', 'OOM', ['CONFIG SET maxmemory 1', 'CONFIG SET maxmemory-policy noeviction']],
  ['is a replica, which takes no writes', 'READONLY', ['REPLICAOF 127.0.0.1 1']],
])(
  'while Redis %s each replica counts alone, says so in one line and counts it',
  async (_what, reason, commands) => {
    const port = await freePort();
    const other = await startRedis(port);
    const server = await startServer({
      ...{ RATE_LIMIT: '5', RATE_LIMIT_WINDOW_SECONDS: '600', METRICS_PORT: '0' },
      ...{ RATE_LIMIT_REDIS_URL: `redis://127.0.0.1:${port}`, MAX_QUEUE_MS: '60000' },
    });
    const admin = new Redis(port);
    for (const command of commands) await admin.call(...(command.split(' ') as [string]));
    admin.disconnect();
    const statuses: number[] = [];
    for (let i = 0; i < 40; i++) statuses.push((await fetch(`${server.origin}/v1/meta`)).status);
    const metrics = server.lines().find(({ msg }) => msg === 'metrics at /metrics');
    const text = await (await fetch(`http://127.0.0.1:${metrics?.port}/metrics`)).text();
    await server.stop();
    other.kill('SIGKILL');
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    const alone = server.lines().filter(({ msg }) => msg === ALONE);
    // Before it says why, Redis may be late, or not connected yet.
    const reasons = alone.map(({ err }) => (err as Error).message.split(' ', 1)[0]);
    expect(reasons.filter((one) => one === reason)).toHaveLength(1);
    expect(text).toContain('tipsheet_rate_limit_fallback_total 40');
  },
);
