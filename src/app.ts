import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import pino from 'pino';
import { stringify } from 'yaml';
import type { Config } from './config.ts';
import { addExamples } from './http/contract/examples.ts';
import { type OpenApiDocument, openapi } from './http/contract/openapi.ts';
import { type Counter, countInMemory } from './http/limits/count-in-memory.ts';
import { rateLimits } from './http/limits/rate-limit.ts';
import { refusedConnections } from './http/limits/refused-connections.ts';
import { settler } from './http/limits/settle.ts';
import { WorkQueue } from './http/limits/work-queue.ts';
import type { Metrics } from './http/observability/metrics.ts';
import { observability } from './http/observability/observability.ts';
import { type Assets, pageAssets } from './http/response/assets.ts';
import { headerSets } from './http/response/headers.ts';
import { articleRoutes } from './http/routes/articles.ts';
import { changeRoutes } from './http/routes/changes.ts';
import { contractRoutes } from './http/routes/contract.ts';
import { discoveryRoutes } from './http/routes/discovery.ts';
import { docsRoutes } from './http/routes/docs.ts';
import { embedAssetRoutes } from './http/routes/embed-assets.ts';
import { embedFrameRoutes } from './http/routes/embed-frames.ts';
import { feedRoutes } from './http/routes/feeds.ts';
import { healthRoutes, type Readiness } from './http/routes/health.ts';
import { libraryRoutes } from './http/routes/library.ts';
import { matchRoutes } from './http/routes/match.ts';
import { mcpRoutes } from './http/routes/mcp.ts';
import { oembedRoutes } from './http/routes/oembed.ts';
import { pageRoutes } from './http/routes/pages.ts';
import { exampleProblem } from './http/routes/problem-examples.ts';
import { problemPageRoutes } from './http/routes/problem-pages.ts';
import { recommendationRoutes } from './http/routes/recommendations.ts';
import { revisionRoutes } from './http/routes/revisions.ts';
import { searchRoutes } from './http/routes/search.ts';
import { signalRoutes } from './http/routes/signals.ts';
import { tipRoutes } from './http/routes/tips.ts';
import { vocabularyRoutes } from './http/routes/vocabularies.ts';
import { documents } from './http/server/documents.ts';
import { errors, rawProblem, sendProblem } from './http/server/errors.ts';
import { PathSuggestions } from './http/server/path-suggestions.ts';
import { requestChecks } from './http/server/request-checks.ts';
import { serverOptions } from './http/server/server.ts';
import type { Contract, SnapshotData } from './snapshot/data.ts';
import { type Identity, newestChange, openSnapshot, type Snapshot } from './snapshot/snapshot.ts';
import { MEGABYTE } from './units.ts';

export interface AppOptions {
  /** The snapshot to answer from. */
  readonly current: () => Snapshot;
  readonly config: Config;
  /** The version of Tipsheet. */
  readonly version: string;
  /** What the build made for browsers. Without it the API is served, and no page or embed. */
  readonly assets?: Assets | undefined;
  readonly readiness?: () => Readiness;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly logger?: FastifyBaseLogger;
  readonly metrics?: Metrics | undefined;
  /** Counts the requests of clients, where they are limited; in this process unless given. */
  readonly counter?: Counter | undefined;
}

/** Wires the parts together. Never listens. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { current, config, version, metrics, now = Date.now } = options;
  const { site, library } = current();
  const publicUrl = site.url;
  const headers = headerSets(publicUrl, config.FRAME_ANCESTORS);
  const logger: FastifyBaseLogger = options.logger ?? pino({ enabled: false });
  const assets = options.assets && pageAssets(options.assets, publicUrl, version);
  const errorOptions = { headers, publicUrl, suggestions: new PathSuggestions(), assets };
  const { RATE_LIMIT: max, RATE_LIMIT_WINDOW_SECONDS: windowSeconds } = config;
  const counter = max > 0 ? (options.counter ?? countInMemory(windowSeconds)) : undefined;
  const app: FastifyInstance = Fastify({
    ...serverOptions({
      logger,
      trustProxy: config.TRUST_PROXY,
      countRefused: refusedConnections({
        logger,
        counter,
        max,
        onRefused: (status) => metrics?.countRequest('none', 'none', status, 0),
      }),
      rawProblem: (problem) => rawProblem(problem, errorOptions),
    }),
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply, errorOptions),
  });

  observability(app, {
    logger,
    logQueries: config.LOG_QUERIES,
    current,
    metrics,
  });
  await openapi(app, { publicUrl, version, info: library.info });
  errors(app, errorOptions);
  if (counter) {
    rateLimits(app, {
      max,
      windowSeconds,
      counter,
      onLimited: () => metrics?.countRateLimited(),
    });
  }
  requestChecks(app, headers);
  documents(app, {
    current,
    headers,
    publicUrl,
    cacheBytes: config.RESPONSE_CACHE_MB * MEGABYTE,
    queue: new WorkQueue({
      maxWaitMs: config.MAX_QUEUE_MS,
      settle: settler(app.server),
      onRefused: () => metrics?.countShed(),
    }),
    now,
  });

  const elementStyle = `${options.assets?.files.get('tip-sheet.css')?.body ?? ''}`;
  await app.register(articleRoutes, { elementStyle });
  await app.register(tipRoutes, { now, elementStyle });
  await app.register(vocabularyRoutes);
  await app.register(searchRoutes);
  await app.register(matchRoutes, { now });
  await app.register(recommendationRoutes, { now });
  await app.register(signalRoutes);
  await app.register(changeRoutes);
  await app.register(revisionRoutes);
  await app.register(libraryRoutes, { version });
  await app.register(feedRoutes);
  await app.register(discoveryRoutes);
  await app.register(oembedRoutes);
  await app.register(healthRoutes, { readiness: options.readiness ?? (() => ({ ready: true })) });
  await app.register(contractRoutes, { publicUrl });
  if (config.MCP) {
    await app.register(mcpRoutes, {
      version,
      now,
      logger,
      publicUrl,
      origins: config.MCP_ORIGINS ?? [],
      onCall: metrics?.countToolCall,
    });
  }
  if (options.assets && assets) {
    await app.register(docsRoutes, { swaggerUi: options.assets.swaggerUi, assets });
    await app.register(pageRoutes, { assets, servesAssistants: config.MCP });
    await app.register(embedFrameRoutes, { assets });
    await app.register(problemPageRoutes, { assets });
    await app.register(embedAssetRoutes, { assets: options.assets, version, publicUrl });
  }

  return app;
}

/** The real one would change the contract at every edit, whatever its examples show. */
const EXAMPLE_REVISION = 'pVw5Tq8rXk2mZc4B';

/**
 * The contract on content. Its examples are real answers, given by an app of its own so that nobody
 * is counted or logged. It doesn't change with the calendar: a review that falls due is none of its
 * examples.
 */
export async function makeContract(
  data: SnapshotData,
  identity: Identity,
  { config, version }: Pick<AppOptions, 'config' | 'version'>,
): Promise<Contract> {
  const newest = newestChange(data.library);
  const snapshot = { ...openSnapshot(data, identity, newest), revision: EXAMPLE_REVISION };
  const app = await buildApp({
    current: () => snapshot,
    // However slow the machine is, examples are worth waiting for.
    config: { ...config, RATE_LIMIT: 0, RESPONSE_CACHE_MB: 0, MAX_QUEUE_MS: Infinity },
    version,
    now: () => newest,
  });
  try {
    await app.ready();
    const document = app.swagger() as OpenApiDocument;
    await addExamples(document, snapshot, app, exampleProblem);
    const encoder = new TextEncoder();
    return {
      json: encoder.encode(`${JSON.stringify(document, null, 2)}\n`),
      // Repeated parts are written out: not every tool resolves YAML's anchors.
      yaml: encoder.encode(stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 })),
    };
  } finally {
    await app.close();
  }
}
