import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { type Config, ConfigError, isUrl, readConfig, VARIABLES } from './config.ts';
import { createLogger, requestLogger } from './http/observability/logger.ts';
import { createMetrics, createMetricsServer } from './http/observability/metrics.ts';
import { loadAssets } from './http/response/assets.ts';
import type { Readiness } from './http/routes/health.ts';
import { hashCode } from './snapshot/code-version.ts';
import { ContentError, LiveContent } from './snapshot/live.ts';
import { loadInWorker } from './snapshot/load.ts';
import type { ContentSource } from './snapshot/source.ts';
import { watchFolder } from './snapshot/watch.ts';

/** Starts the server: settings, content, app, listening; and stops it when told to. */

const SHIPPED_CONTENT = fileURLToPath(new URL('../content', import.meta.url));
const ASSETS = fileURLToPath(new URL('../dist/assets', import.meta.url));
const PACKAGE = new URL('../package.json', import.meta.url);

/** Milliseconds that requests have to end in when the server stops, after which they are cut. */
const LAST_REQUESTS = 10_000;

/** What the operator can fix; said without a stack. */
class StartError extends Error {}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const packageJson = readFileSync(PACKAGE, 'utf8');
  const { version } = JSON.parse(packageJson) as { version: string };
  const logger = await createLogger({
    level: config.LOG_LEVEL,
    pretty: process.stdout.isTTY === true,
  });
  process.on('exit', () => logger.flush());
  const port = config.PORT === 0 ? await takeFreePort(config.HOST) : config.PORT;

  const source = contentSource(config);
  const live = new LiveContent({
    load: loadInWorker(source),
    identity: {
      publicUrl: config.PUBLIC_URL ?? `http://localhost:${port}`,
      // The dependencies render, too.
      codeVersion: sha256(hashCode(new URL('.', import.meta.url)) + packageJson),
    },
    log: logger,
  });
  // From here on, for both may come while content is loaded, which a slow server can draw out.
  process.on('SIGHUP', () => void live.reload('SIGHUP'));
  process.once('SIGTERM', exitAtOnce);
  // Before the first load, so that no change after it is missed.
  const watcher =
    'folder' in source && config.WATCH
      ? await watchFolder(source.folder, {
          onChange: () => void live.reload('change'),
          onError: (err) => logger.error({ err }, 'a folder cannot be watched'),
        })
      : undefined;
  await live.start();

  let stopping = false;
  const readiness = (): Readiness => ({
    ready: !stopping,
    ...(live.failure && {
      reloadFailure: { time: live.failure.time, issues: live.failure.issues.length },
    }),
  });
  const metrics =
    config.METRICS_PORT === undefined
      ? undefined
      : createMetrics({ revision: () => live.current().revision, reloads: live.statistics });
  const redis = await connectRedis(config, logger);
  const app = await buildApp({
    current: () => live.current(),
    ...{ config, version, logger, readiness, metrics, redis },
    logRequest: requestLogger(logger),
    assets: loadAssets(ASSETS),
  });
  // The frame of the contract takes a while, for which nobody should wait who asks first.
  await app.ready();
  app.swagger();
  const metricsServer = metrics && createMetricsServer(metrics);

  closeWithGrace(
    { delay: (config.DRAIN_SECONDS + 30) * 1000, skip: ['SIGHUP'], logger },
    async ({ signal, err }) => {
      stopping = true;
      if (err) logger.fatal({ err }, 'stopping after an error');
      else logger.info({ signal }, 'stopping');
      watcher?.close();
      if (signal === 'SIGTERM') await drain(app, config.DRAIN_SECONDS);
      await stop(app);
      await live.close();
      redis?.disconnect();
      metricsServer?.close();
      logger.info('stopped');
    },
  );
  process.off('SIGTERM', exitAtOnce);

  await listen(() => app.listen({ host: config.HOST, port }));
  if (metricsServer) await listenForMetrics(metricsServer, config, logger);
  const { site, library } = live.current();
  logger.info(
    { host: config.HOST, port },
    `${library.info.name} is at ${site.url}/ and its API reference at ${site.url}/docs`,
  );
  logger.flush();
}

/** @throws StartError when CONTENT names no folder: a wrong setting rather than wrong content */
function contentSource({ CONTENT, CONTENT_SHA256 }: Config): ContentSource {
  if (CONTENT === undefined) return { folder: SHIPPED_CONTENT };
  if (isUrl(CONTENT)) return { url: CONTENT, sha256: CONTENT_SHA256 ?? '' };
  if (!isFolder(CONTENT)) {
    const { allowed } = VARIABLES.CONTENT;
    throw new StartError(`CONTENT: "${CONTENT}" must be ${allowed}; there is no such folder`);
  }
  return { folder: CONTENT };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** While nobody is served. Without it, the first process of a container would ignore the signal. */
const exitAtOnce = () => process.exit(0);

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The content has absolute URLs in it, so the port is needed before there is anything to serve. */
async function takeFreePort(host: string): Promise<number> {
  const server = createServer();
  await listen(() => once(server.listen(0, host), 'listening'));
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** @throws StartError when the port is taken, or the host none of this machine */
async function listen(attempt: () => Promise<unknown>): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    throw new StartError(
      `cannot listen: ${error instanceof Error ? error.message : error}; change HOST, PORT or METRICS_PORT`,
    );
  }
}

async function listenForMetrics(server: Server, config: Config, logger: Logger): Promise<void> {
  await listen(() => once(server.listen(config.METRICS_PORT, config.HOST), 'listening'));
  const address = server.address();
  if (typeof address === 'object') logger.info({ port: address?.port }, 'metrics at /metrics');
}

async function connectRedis(config: Config, logger: Logger): Promise<Redis | undefined> {
  if (config.RATE_LIMIT === 0 || config.RATE_LIMIT_REDIS_URL === undefined) return undefined;
  const { connectRedis } = await import('./http/limits/rate-limit-redis.ts');
  return connectRedis(config.RATE_LIMIT_REDIS_URL, logger);
}

/**
 * Serves on while load balancers notice that the server isn't ready any more, and lets clients go
 * elsewhere with their next request.
 */
async function drain(app: FastifyInstance, seconds: number): Promise<void> {
  app.server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false;
  });
  await sleep(seconds * 1000);
}

/** Takes no new connection, and waits for the requests that are there. */
async function stop(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), LAST_REQUESTS);
  await app.close();
  clearTimeout(cut);
}

try {
  await start();
} catch (error) {
  const expected =
    error instanceof ConfigError || error instanceof StartError || error instanceof ContentError;
  if (!expected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
