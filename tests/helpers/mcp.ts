import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

/** The revisions of the Model Context Protocol that are served. */
export const PRESENT = '2026-07-28';
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
