import { hash } from 'node:crypto';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { getHeapStatistics } from 'node:v8';
import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { type Config, ConfigError, isUrl, VARIABLES } from './config.ts';
import { countIssues } from './content/issues.ts';
import { createLogDestination, type LogDestination } from './http/observability/log-destination.ts';
import { createLogger } from './http/observability/logger.ts';
import { createMetrics, createMetricsServer } from './http/observability/metrics.ts';
import { loadAssets } from './http/response/assets.ts';
import type { Readiness } from './http/routes/health.ts';
import { ASSETS, PACKAGE_JSON, SHIPPED_CONTENT, VERSION } from './package-files.ts';
import { releaseSignals } from './process-signals.ts';
import { hashCode } from './snapshot/code-version.ts';
import { ContentError, LiveContent } from './snapshot/live.ts';
import { loadInWorker } from './snapshot/load.ts';
import { memoryLimit } from './snapshot/memory.ts';
import type { ContentSource } from './snapshot/source.ts';
import { watchFolder } from './snapshot/watch.ts';
import { MEGABYTE } from './units.ts';
import type { WorkerSettings } from './worker.ts';

const STDOUT = 1;
/** Milliseconds that requests have to end in when the server stops, after which they are cut. */
const SHUTDOWN_GRACE_MS = 10_000;
/** Milliseconds for the last lines of the log, which nobody may be reading. */
const LAST_LINES_MS = 1000;

/** @throws ConfigError when what is kept in memory would leave none for the work */
function checkMemory({ RESPONSE_CACHE_MB }: Config): void {
  const limit = Math.min(getHeapStatistics().heap_size_limit, memoryLimit());
  const most = Math.floor(limit / 2 / MEGABYTE);
  if (RESPONSE_CACHE_MB <= most) return;
  throw new ConfigError(
    `RESPONSE_CACHE_MB: "${RESPONSE_CACHE_MB}" must be at most ${most}, half of the memory of this process; give it more (NODE_OPTIONS=--max-old-space-size, or the container's limit) or keep less`,
  );
}

/** Starts the server: content, app, listening; and stops it when asked to. */
export async function start(config: Config): Promise<void> {
  checkMemory(config);
  const destination = createLogDestination(STDOUT);
  const logger = await createLogger({
    level: config.LOG_LEVEL,
    pretty: isatty(STDOUT),
    destination,
  });
  process.on('exit', () => destination.flushSync());
  const port = config.PORT === 0 ? await takeFreePort(config.HOST) : config.PORT;

  const source = contentSource(config);
  if ('folder' in source) checkFolder(source.folder);
  const identity = {
    publicUrl: config.PUBLIC_URL ?? `http://localhost:${port}`,
    // The dependencies render, too.
    codeVersion: hash('sha256', hashCode(new URL('.', import.meta.url)) + PACKAGE_JSON),
  };
  const settings: WorkerSettings = { identity, config, version: VERSION };
  const live = new LiveContent({ load: loadInWorker(source, { settings }), identity, log: logger });
  // From here on, for it may come while content is loaded, which a slow server can draw out.
  process.on('SIGHUP', () => void live.reload('SIGHUP'));
  // Before the first load, so that no change after it is missed.
  const watcher =
    'folder' in source && config.WATCH
      ? await watchFolder(source.folder, {
          onChange: () => void live.reload('change'),
          onError: (err) =>
            logger.error({ err }, 'content is not watched; it is looked at again after pauses'),
        })
      : undefined;
  await live.start();

  let stopping = false;
  const metrics =
    config.METRICS_PORT === undefined
      ? undefined
      : createMetrics({
          revision: () => live.current().revision,
          reloads: live.statistics,
          failure: () => live.failure,
          isWatchFailing: () => watcher?.failure !== undefined,
          lostLines: destination.lostLines,
        });
  const counter = await sharedCounter(config, logger, () => metrics?.countRateLimitFallback());
  const readiness = (): Readiness => ({
    ready: !stopping,
    ...(live.failure && {
      reloadFailure: {
        time: live.failure.time,
        issues: countIssues(live.failure.issues),
        transient: live.failure.transient,
      },
    }),
    ...(watcher && { watching: watcher.failure ?? 'pass' }),
    ...(counter && { counting: counter.outage ?? 'pass' }),
    logging: destination.failure() ?? 'pass',
  });
  const app = await buildApp({
    current: () => live.current(),
    config,
    version: VERSION,
    logger,
    readiness,
    metrics,
    counter: counter?.count,
    assets: loadAssets(ASSETS),
  });
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
      counter?.close();
      metricsServer?.close();
      logger.info('stopped');
      await writeLastLines(destination);
    },
  );
  releaseSignals();

  await listen(() => app.listen({ host: config.HOST, port }));
  if (metricsServer) await listenForMetrics(metricsServer, config, logger);
  const { site, library } = live.current();
  logger.info(
    { host: config.HOST, port },
    `${library.info.name} is at ${site.url}/ and its API reference at ${site.url}/docs`,
  );
  destination.flush();
}

/** The content that the settings name. */
export function contentSource({ CONTENT, CONTENT_SHA256 }: Config): ContentSource {
  if (CONTENT !== undefined && isUrl(CONTENT))
    return { url: CONTENT, sha256: CONTENT_SHA256 ?? '' };
  return { folder: CONTENT ?? SHIPPED_CONTENT };
}

/** @throws ConfigError when there is no such folder: a wrong setting rather than wrong content */
function checkFolder(folder: string): void {
  try {
    if (statSync(folder).isDirectory()) return;
  } catch {
    // There is nothing, or nothing that may be read.
  }
  const { allowed } = VARIABLES.CONTENT;
  throw new ConfigError(`CONTENT: "${folder}" must be ${allowed}; there is no such folder`);
}

/** The content has absolute URLs in it, so the port is needed before there is anything to serve. */
async function takeFreePort(host: string): Promise<number> {
  const server = createServer();
  await listen(() => once(server.listen(0, host), 'listening'));
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** @throws ConfigError when the port is taken, or the host none of this machine */
async function listen(attempt: () => Promise<unknown>): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    throw new ConfigError(
      `cannot listen: ${error instanceof Error ? error.message : error}; change HOST, PORT or METRICS_PORT`,
    );
  }
}

async function listenForMetrics(server: Server, config: Config, logger: Logger): Promise<void> {
  await listen(() => once(server.listen(config.METRICS_PORT, config.HOST), 'listening'));
  const { port } = server.address() as AddressInfo;
  logger.info({ port }, 'metrics at /metrics');
}

/** Where replicas share their counts; undefined where each counts alone. */
async function sharedCounter(config: Config, logger: Logger, onFallback: () => void) {
  const { RATE_LIMIT: max, RATE_LIMIT_WINDOW_SECONDS: windowSeconds } = config;
  if (max === 0 || config.RATE_LIMIT_REDIS_URL === undefined) return undefined;
  const { redisCounter } = await import('./http/limits/redis-counter.ts');
  return redisCounter(config.RATE_LIMIT_REDIS_URL, { max, windowSeconds, logger, onFallback });
}

/**
 * Keeps serving while load balancers notice that the server isn't ready any more, and lets clients go
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
  const cut = setTimeout(() => app.server.closeAllConnections(), SHUTDOWN_GRACE_MS);
  await app.close();
  clearTimeout(cut);
}

/** Waits for the last lines to be written, but not for a reader who has stopped. */
function writeLastLines(destination: LogDestination): Promise<unknown> {
  const written = new Promise<void>((resolve) => destination.flush(resolve));
  return Promise.race([written, sleep(LAST_LINES_MS)]);
}

/** Ends the process with a plain message when its operator can fix what went wrong. */
export async function exitOnMistake(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof ContentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
