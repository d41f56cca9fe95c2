import {
  createMcpHandler,
  isLegacyRequest,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';

/**
 * Answers a message of the Streamable HTTP transport as JSON: of the present revision of the protocol,
 * or of the revision before, which began with a handshake. A request is answered from its `headers` and
 * `body`; the transport reads nothing else of it.
 *
 * @param parsedBody the message, parsed; a `request` that could not be parsed has its text
 */
export async function answerOverHttp(
  makeServer: () => Server,
  request: Request,
  parsedBody: unknown,
): Promise<Response> {
  if (!(await isLegacyRequest(request, parsedBody))) {
    const handler = createMcpHandler(makeServer, {
      legacy: 'reject',
      // A stream that waits for changes would be state.
      maxSubscriptions: 0,
      keepAliveMs: 0,
    });
    return handler.fetch(request, { parsedBody });
  }
  // The handler of the present revision would answer the one before by a stream of events.
  const server = makeServer();
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  try {
    await server.connect(transport);
    return await transport.handleRequest(request, { parsedBody });
  } finally {
    await server.close();
  }
}
