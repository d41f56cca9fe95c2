import { createServer, type IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  LogController,
  type RawServerDefault,
} from 'fastify';
import { proxyTrust } from '../limits/client-address.ts';
import type { CountRefused } from '../limits/refused-connections.ts';
import type { Problem } from '../response/problems.ts';
import { Pipelining } from './pipelining.ts';
import { hasContent, methodNotAllowed } from './request-checks.ts';
import { requestId } from './request-id.ts';
import { rewriteTarget } from './request-target.ts';
import { toProblem } from './to-problem.ts';

/** How long a client may take to send the headers, in milliseconds like all of these. */
const HEADERS_TIMEOUT = 5_000;
/** How long a client may take to send the whole request. */
const REQUEST_TIMEOUT = 10_000;
/**
 * How long no byte may pass in either direction while a request is open. Node notices only at the
 * second such time that a write makes no progress, so a client that doesn't read has twice as long.
 */
const IDLE_TIMEOUT = 15_000;
/** Longer than proxies keep a connection, 60 s as a rule: who closes last never meets a race. */
const KEEP_ALIVE_TIMEOUT = 75_000;
/** How often the time for headers and requests is checked. */
const CHECK_INTERVAL = 1_000;
/** For a client to read the answer before its connection is cut. */
const LINGER = 1_000;
/** For requests that have begun to arrive when the server closes. */
const LAST_HEADERS_TIMEOUT = 1_000;
const MAX_HEADER_BYTES = 16_384;

interface Options {
  readonly logger: FastifyBaseLogger;
  /** Proxies whose `X-Forwarded-For` is believed. */
  readonly trustProxy: string[] | undefined;
  readonly countRefused: CountRefused;
  /** The whole response, status line included. */
  readonly rawProblem: (problem: Problem) => string;
}

/** Node's server with limits, and an answer where Node would drop a connection or send no problem. */
export function serverOptions(options: Options): FastifyHttpOptions<RawServerDefault> {
  const { logger, trustProxy, countRefused, rawProblem } = options;
  let pipelining: Pipelining | undefined;
  /** Answers what never became a request, after the requests before it. */
  const close = (socket: Socket, problem: Problem) =>
    pipelining?.afterResponses(socket, () =>
      countRefused(problem, socket, (isAnswered) => {
        if (!isAnswered) socket.destroy();
        else if (socket.writable) endAndLinger(socket, rawProblem(problem));
      }),
    );
  return {
    routerOptions: { maxParamLength: Number.MAX_SAFE_INTEGER },
    // Requests that come on open connections while the server closes are answered like others.
    return503OnClosing: false,
    trustProxy: trustProxy ? proxyTrust(trustProxy) : false,
    // Fastify logs nothing itself, which would cost more than all that we log.
    logger: false,
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: () => logger,
    genReqId: requestId,
    rewriteUrl: rewriteTarget,

    serverFactory(handle) {
      pipelining = new Pipelining((request, response) => {
        // A connection that closes takes no more requests (RFC 9112 §9.6).
        if (!request.socket.writable) return;
        lingerUntilReceived(request);
        handle(request, response);
      });
      const server = createServer(
        {
          headersTimeout: HEADERS_TIMEOUT,
          requestTimeout: REQUEST_TIMEOUT,
          keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
          connectionsCheckingInterval: CHECK_INTERVAL,
          maxHeaderSize: MAX_HEADER_BYTES,
          // The request checks refuse it, in the form of every other error.
          requireHostHeader: false,
        },
        pipelining.handle,
      );
      server.setTimeout(IDLE_TIMEOUT);
      server.on('connection', pipelining.open);
      // A server that closes would wait for connections that have never brought a request, and looks at
      // none of its times any more.
      const { closeIdleConnections } = server;
      server.closeIdleConnections = () => {
        closeIdleConnections.call(server);
        setTimeout(() => pipelining?.closeUnused(), LAST_HEADERS_TIMEOUT).unref();
      };
      // Node would leave out those after the first thousand, a length or a second Host among them.
      server.maxHeadersCount = 0;
      // A client that has said all it has to say still waits for its answer (RFC 9112 §9.6).
      Object.assign(server, { httpAllowHalfOpen: true });
      // Without this, Node would ask for the content of a request that is about to be refused.
      server.on('checkContinue', pipelining.handle);
      // Without this, Node would answer 417 to an expectation that a server may ignore
      // (RFC 9110 §10.1.1).
      server.on('checkExpectation', pipelining.handle);
      server.on('connect', (_request, socket: Socket) => {
        // Node leaves a tunnel alone: an error that nobody listens to would end the process.
        socket.on('error', () => {});
        socket.on('timeout', () => socket.destroy());
        close(socket, methodNotAllowed(undefined, 'This server is no proxy.'));
      });
      return server;
    },

    clientErrorHandler(error, socket) {
      const problem = toProblem(error);
      // Nobody waits for an answer where the connection itself failed (ECONNRESET, EPIPE), nor does
      // a browser that opened one and never used it.
      if (problem.type === 'internal-error' || socket.bytesRead === 0) socket.destroy();
      // A client that was answered here, and leaves, breaks off its request a second time.
      else if (socket.writable) close(socket, problem);
    },
  };
}

/** Where a response says that the connection closes while content is still being sent. */
function lingerUntilReceived(request: IncomingMessage): void {
  if (!hasContent(request)) return;
  const { socket } = request;
  const destroySoon = () => Socket.prototype.destroySoon.call(socket);
  socket.destroySoon = () => {
    if (request.complete) return destroySoon();
    endAndLinger(socket);
    request.once('end', destroySoon).resume();
  };
}

/**
 * Takes in what the client still sends for a moment, which Node doesn't: a reset could overtake the
 * answer (RFC 9112 §9.6).
 */
function endAndLinger(socket: Socket, response = ''): void {
  socket.end(response);
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER).unref();
}
