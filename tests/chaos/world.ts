import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../helpers/free-port.ts';
import { runCli } from '../helpers/process.ts';
import { launch, type Running } from '../helpers/processes.ts';
import { writeNginx } from '../helpers/proxies.ts';
import { Clock } from './clock.ts';
import { ContentFolder } from './content-folder.ts';
import { LogDisk } from './log-disk.ts';
import { BundleServer, RedisServer } from './neighbours.ts';
import { Replica } from './replica.ts';

/** Part of every absolute URL, and the same for all. */
export const PUBLIC_URL = 'https://tips.example';
/**
 * Megabytes of heap: enough for the small library of a run, and not for its large one. In one that is half full V8
 * marks without end.
 */
const HEAP_MB = 96;

/** Everything that a run has: two replicas behind nginx, what they depend on, and a mirror. */
export interface World {
  readonly content: ContentFolder;
  readonly replicas: readonly [Replica, Replica];
  /** The clock of each of them. */
  readonly clocks: readonly [Clock, Clock];
  /** A server whose content is a bundle of the first version. */
  readonly mirror: Replica;
  readonly bundle: Uint8Array;
  readonly bundles: BundleServer;
  readonly redis: RedisServer;
  readonly logDisk: LogDisk;
  readonly proxy: Running;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const root = await mkdtemp(join(tmpdir(), 'tipsheet-chaos-'));
  const content = await ContentFolder.create(root);
  const logDisk = new LogDisk(root);
  const redis = new RedisServer(await freePort());
  await redis.start();
  const { output: bundle } = await runCli('export', content.path);
  const bundles = new BundleServer(await freePort(), bundle);
  await bundles.start();

  const makeReplica = async (name: string, env: Readonly<Record<string, string>>) => {
    const [port, metricsPort] = [await freePort(), await freePort()];
    return new Replica({
      ...{ port, metricsPort, logFile: join(logDisk.path, name) },
      env: {
        PATH: process.env.PATH,
        ...{ HOST: '127.0.0.1', PORT: String(port), METRICS_PORT: String(metricsPort), PUBLIC_URL },
        NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
        RESPONSE_CACHE_MB: '8',
        // That the machine has other things to do is no subject here.
        MAX_QUEUE_MS: '60000',
        ...env,
      },
    });
  };
  const clocks = [new Clock(join(root, 'clock-1')), new Clock(join(root, 'clock-2'))] as const;
  const shared = {
    CONTENT: content.path,
    // Everybody is counted, and nobody limited.
    RATE_LIMIT: '1000000',
    RATE_LIMIT_REDIS_URL: `redis://127.0.0.1:${redis.port}`,
  };
  const replicas = [
    await makeReplica('replica-1', { ...shared, ...clocks[0].environment }),
    await makeReplica('replica-2', { ...shared, ...clocks[1].environment }),
  ] as const;
  const mirror = await makeReplica('mirror', {
    CONTENT: bundles.url,
    CONTENT_SHA256: createHash('sha256').update(bundle).digest('hex'),
  });
  await Promise.all([...replicas, mirror].map((replica) => replica.start()));
  const proxy = await startProxy(root, replicas);
  return {
    ...{ content, replicas, clocks, mirror, bundles, redis, logDisk, proxy },
    bundle: Buffer.from(bundle),
    async stop() {
      await proxy.stop('SIGQUIT');
      await Promise.all([...replicas, mirror].map((replica) => replica.stop()));
      await redis.stop();
      await bundles.stop();
      logDisk.remove();
      await rm(root, { recursive: true });
    },
  };
}

/**
 * nginx as it ships, but for two things: its cache is off, so that each answer is a replica's own of
 * that moment, and a client stays with a replica as long as that answers.
 */
async function startProxy(root: string, [first, second]: World['replicas']): Promise<Running> {
  const port = await freePort();
  const main = await writeNginx(root, port, [first.port, second.port], {
    site: {
      'proxy_cache tipsheet;': 'proxy_cache off;',
      'proxy_hide_header Cache-Status;':
        'proxy_hide_header Cache-Status; add_header Answered-By $upstream_addr always;',
    },
    upstream: { 'keepalive 32;': 'hash $http_client consistent; keepalive 32;' },
  });
  const args = ['-p', root, '-c', main];
  return launch({ command: 'nginx', args, port, readyPath: '/health/live', cwd: root });
}
