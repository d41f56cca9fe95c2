import fc from 'fast-check';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

/** The revisions of the Model Context Protocol that are served. */
const PRESENT = '2026-07-28';
export const BEFORE = '2025-11-25';
export const REVISIONS = [PRESENT, BEFORE] as const;
type Revision = (typeof REVISIONS)[number];

const ACCEPT = 'application/json, text/event-stream';

/** What the present revision has in every request in place of a handshake. */
const META = {
  'io.modelcontextprotocol/protocolVersion': PRESENT,
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

type Params = Readonly<Record<string, unknown>>;

/** The response to a request of the protocol. */
export function post(
  app: FastifyInstance,
  method: string,
  params: Params = {},
  revision: Revision = PRESENT,
): Promise<LightMyRequestResponse> {
  const isPresent = revision === PRESENT;
  const name = params.name ?? params.uri;
  return app.inject({
    method: 'POST',
    url: '/mcp',
    headers: {
      accept: ACCEPT,
      'mcp-protocol-version': revision,
      ...(isPresent && { 'mcp-method': method }),
      ...(isPresent && typeof name === 'string' && { 'mcp-name': name }),
    },
    payload: {
      jsonrpc: '2.0',
      id: 1,
      method,
      params: isPresent ? { ...params, _meta: META } : params,
    },
  });
}

/** What a request results in. */
export async function call(app: FastifyInstance, method: string, params?: Params) {
  const response = await post(app, method, params);
  const { result, error } = response.json();
  if (error) throw new Error(error.message);
  return result;
}

/** The text and the data that a tool answers with. */
export async function callTool(app: FastifyInstance, name: string, input: Params) {
  const { content, structuredContent, isError } = await call(app, 'tools/call', {
    name,
    arguments: input,
  });
  return { text: content[0].text as string, data: structuredContent, isError };
}

/** Values as JSON can have them, those of messages among them. */
const MESSAGES = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      jsonrpc: fc.constantFrom('2.0', '1.0', 2),
      id: fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.jsonValue()),
      method: fc.oneof(
        fc.constantFrom(
          ...['tools/call', 'tools/list', 'resources/read', 'resources/list', 'prompts/get'],
          ...[
            'completion/complete',
            'initialize',
            'ping',
            'server/discover',
            'subscriptions/listen',
          ],
          ...['notifications/initialized', 'notifications/cancelled', 'logging/setLevel', 'x'],
        ),
        fc.string(),
      ),
      params: fc.oneof(
        fc.record(
          {
            name: fc.constantFrom(
              'search_advice',
              'match_listing',
              'get_tip',
              'get_article',
              '__proto__',
            ),
            arguments: fc.dictionary(
              fc.constantFrom('question', 'text', 'slug', 'limit', 'x'),
              fc.jsonValue(),
            ),
            uri: fc.oneof(fc.constant('tipsheet://tips/a'), fc.string()),
            cursor: fc.oneof(fc.constantFrom('1', '-1', '1e99'), fc.jsonValue()),
            _meta: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
        fc.jsonValue(),
      ),
    },
    { requiredKeys: [] },
  ),
);
/** What well-meaning and hostile clients may send. */
export const PAYLOADS = fc.oneof(
  { weight: 4, arbitrary: MESSAGES.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.array(MESSAGES, { maxLength: 3 }).map((all) => JSON.stringify(all)) },
  { weight: 1, arbitrary: fc.string() },
);

/** The response to a body that may be anything. */
export function postPayload(
  app: FastifyInstance,
  payload: string,
  revision: Revision | undefined,
): Promise<LightMyRequestResponse> {
  return app.inject({
    method: 'POST',
    url: '/mcp',
    headers: {
      'content-type': 'application/json',
      accept: ACCEPT,
      ...(revision && { 'mcp-protocol-version': revision }),
    },
    payload,
  });
}
