import type { FastifyBaseLogger, FastifyRequest, onRequestHookHandler } from 'fastify';
import { CARD_TYPE, catalog, serverCard } from '../../mcp/discovery.ts';
import { answerOverHttp } from '../../mcp/http-handler.ts';
import { type McpOptions, makeMcpServer } from '../../mcp/server.ts';
import { type Document, jsonDocument, type Routes } from '../response/document.ts';
import { Problem } from '../response/problems.ts';

/** Bytes of a message, far more than any question needs. */
const BODY_LIMIT = 65_536;

interface Options extends Omit<McpOptions, 'onError' | 'snapshot'> {
  readonly logger: FastifyBaseLogger;
  readonly publicUrl: string;
  /** Origins of pages that may send messages, besides our own. */
  readonly origins: readonly string[];
}

/**
 * The library for assistants: the Streamable HTTP transport of the Model Context Protocol without
 * sessions, and the documents by which clients find it.
 */
export const mcpRoutes: Routes<Options> = async (app, options) => {
  const { publicUrl, origins, version, logger } = options;
  const onError = (err: unknown) => logger.error({ err }, 'request of an assistant failed');

  // What is no JSON is answered as the protocol says.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );

  app.post(
    '/mcp',
    {
      bodyLimit: BODY_LIMIT,
      onRequest: checkOrigin([publicUrl, ...origins]),
    },
    async (request): Promise<Document> => {
      const text = typeof request.body === 'string' ? request.body : '';
      const headers = protocolHeaders(request);
      const { snapshot } = request;
      const response = await answerOverHttp(
        () => makeMcpServer({ ...options, snapshot, onError }),
        new Request(`${publicUrl}/mcp`, { method: 'POST', headers, body: text }),
        parsed(text),
      );
      return {
        type: response.headers.get('content-type') ?? 'application/json',
        body: await response.text(),
        status: response.status,
        freshness: 'none',
      };
    },
  );

  app.get('/mcp/server-card', ({ snapshot }) =>
    jsonDocument(serverCard(snapshot.library.info, publicUrl, version), {
      type: CARD_TYPE,
      freshness: 'hour',
    }),
  );
  for (const [path, specVersion] of [
    ['/.well-known/mcp/catalog.json', 'draft'],
    ['/.well-known/ai-catalog.json', '1.0'],
  ] as const)
    app.get(path, ({ snapshot }) =>
      jsonDocument(catalog(snapshot.library.info, publicUrl, specVersion), { freshness: 'hour' }),
    );
};

/** @returns undefined for what is no JSON, which the SDK then finds out */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the transport looks at. */
function protocolHeaders({ headers }: FastifyRequest): Record<string, string> {
  const names = Object.keys(headers).filter((name) =>
    /^(?:accept|content-type|mcp-.*)$/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, String(headers[name])]));
}

/**
 * Refuses what pages of other sites send, their own or by a name that they made lead here (DNS
 * rebinding): browsers say where a request comes from, and programs have no origin.
 */
function checkOrigin(origins: readonly string[]): onRequestHookHandler {
  const hosts = new Set(origins.map((origin) => new URL(origin).host));
  return ({ headers: { origin, host = '' } }, _reply, done) => {
    const isAllowed = origin === undefined || (origins.includes(origin) && hosts.has(host));
    done(isAllowed ? undefined : new Problem('origin-not-allowed'));
  };
}
