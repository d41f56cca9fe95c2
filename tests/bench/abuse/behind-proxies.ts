import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../helpers/free-port.ts';
import { hasTools, ROOT, type Running, startReplica } from '../../helpers/processes.ts';
import { PROXY_PROGRAMS, type ProxyName, startProxy } from '../../helpers/proxies.ts';
import { startRedis } from '../../helpers/redis.ts';
import { besideCostlyRequests } from './costly-requests.ts';
import type { Finding, Library } from './finding.ts';

const ATTACKS = [60, 200].map((perSecond) => ({ perSecond, keepAlive: true, addresses: 1 }));

/**
 * What an honest client gets beside a greedy one through each proxy in front of two replicas that
 * share a limit in Redis, while an edit makes both of them reload.
 */
export async function* behindProxies(library: Library): AsyncGenerator<Finding> {
  if (!hasTools('redis-server', ...Object.values(PROXY_PROGRAMS))) return;
  const folder = await mkdtemp(join(tmpdir(), 'tipsheet-abuse-'));
  const redisPort = await freePort();
  const redis = await startRedis(redisPort);
  const running: Running[] = [];
  const started = async (starting: Promise<Running>) => {
    const one = await starting;
    running.push(one);
    return one;
  };
  try {
    const content = join(folder, 'content');
    await cp(library.environment.CONTENT ?? join(ROOT, 'content'), content, { recursive: true });
    const env = {
      CONTENT: content,
      TRUST_PROXY: '127.0.0.1',
      RATE_LIMIT: '1500',
      RATE_LIMIT_REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    };
    const [first, second] = await Promise.all([
      started(startReplica(await freePort(), env)),
      started(startReplica(await freePort(), env)),
    ]);
    for (const name of Object.keys(PROXY_PROGRAMS) as ProxyName[]) {
      const proxy = await started(startProxy(name, [first.port, second.port]));
      const findings = besideCostlyRequests(proxy.port, library, ATTACKS, () => edit(content));
      for await (const finding of findings)
        yield { ...finding, name: `${name}, across a reload: ${finding.name}` };
    }
  } finally {
    // Killing nginx would leave its workers.
    for (const one of running.reverse()) await one.stop();
    redis.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

/** Changes the summary of an article, as an editor would, three seconds from now. */
async function edit(content: string): Promise<void> {
  await wait(3000);
  const folder = join(content, 'articles/en');
  const [name = ''] = await readdir(folder);
  const file = join(folder, name);
  const article = JSON.parse(await readFile(file, 'utf8'));
  const summary = `Edited at ${Date.now()}: what to know and what to say.`;
  await writeFile(file, JSON.stringify({ ...article, summary }));
}
