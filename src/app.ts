import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Config } from './config.ts';
import { documentsPlugin } from './http/documents.ts';
import { errors, sendProblem } from './http/errors.ts';
import { withExamples } from './http/examples.ts';
import { headerSets } from './http/headers.ts';
import { type OpenApiDocument, openapi } from './http/openapi.ts';
import { requestChecks } from './http/request-checks.ts';
import { articleRoutes } from './http/routes/articles.ts';
import { changeRoutes } from './http/routes/changes.ts';
import { contractRoutes } from './http/routes/contract.ts';
import { docsRoutes } from './http/routes/docs.ts';
import { healthRoutes, type Readiness } from './http/routes/health.ts';
import { libraryRoutes } from './http/routes/library.ts';
import { searchRoutes } from './http/routes/search.ts';
import { tipRoutes } from './http/routes/tips.ts';
import { vocabularyRoutes } from './http/routes/vocabularies.ts';
import type { Snapshot } from './snapshot/snapshot.ts';

export interface AppOptions {
  /** The snapshot to answer from; asked once a request. */
  readonly current: () => Snapshot;
  readonly config: Pick<Config, 'FRAME_ANCESTORS' | 'RESPONSE_CACHE_MB'>;
  /** The version of Tipsheet. */
  readonly version: string;
  readonly readiness?: () => Readiness;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly server?: FastifyServerOptions;
}

const MEGABYTE = 1_048_576;

/** Wires the parts together. Never listens. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { current, config, version, now = Date.now } = options;
  const { site, library } = current();
  const publicUrl = site.url;
  const headers = headerSets(publicUrl, config.FRAME_ANCESTORS);
  const app: FastifyInstance = Fastify({
    ...options.server,
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply, { headers, publicUrl });
    },
  });

  await app.register(openapi, { version, info: library.info });
  await app.register(errors, { headers, publicUrl });
  await app.register(requestChecks);
  await app.register(documentsPlugin, {
    current,
    headers,
    publicUrl,
    cacheBytes: config.RESPONSE_CACHE_MB * MEGABYTE,
    now,
  });

  await app.register(articleRoutes, { headers });
  await app.register(tipRoutes, { headers, now });
  await app.register(vocabularyRoutes);
  await app.register(searchRoutes);
  await app.register(changeRoutes);
  await app.register(libraryRoutes, { version });
  await app.register(healthRoutes, { readiness: options.readiness ?? (() => ({ ready: true })) });
  await app.register(docsRoutes);
  await app.register(contractRoutes, { publicUrl, openapi: describe });

  /** The examples are real answers, given by an app of its own so that nobody is counted or logged. */
  async function describe(snapshot: Snapshot): Promise<OpenApiDocument> {
    const document = structuredClone(app.swagger() as OpenApiDocument);
    const twin = await buildApp({ ...options, current: () => snapshot, server: { logger: false } });
    try {
      return await withExamples(document, snapshot, twin);
    } finally {
      await twin.close();
    }
  }

  return app;
}
