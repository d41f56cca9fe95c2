import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that may wait for those before them, on one connection and on all together. */
const MAX_WAITING = { connection: 4000, server: 10_000 };

type Response = ServerResponse & { readonly req: IncomingMessage };

/** The requests of a connection. */
interface Line {
  waiting: number;
  /** The response to the request that is handled. */
  response: Response | undefined;
  /** What is to be done when all of them are answered. */
  whenAnswered: (() => void) | undefined;
}

/**
 * Handles the requests of a connection one after another, each in a turn of the event loop of its
 * own. Node parses all requests that arrive in one read (64 KB, more than 3,000 of them) and calls
 * the handler for each at once, so that nothing else could run until all of them are done.
 *
 * A connection on which too many wait is closed: an answer would have to wait for theirs (RFC 9112
 * §9.3.2).
 */
export class Pipelining {
  readonly #handle: RequestListener;
  readonly #max: typeof MAX_WAITING;
  readonly #lines = new Map<Socket, Line>();
  #waiting = 0;

  constructor(handle: RequestListener, max = MAX_WAITING) {
    this.#handle = handle;
    this.#max = max;
  }

  readonly handle: RequestListener = (request, response) => {
    const { socket } = request;
    const line = this.#lineOf(socket);
    // Node gives a response its connection when those before it are sent.
    if (response.socket !== null) {
      this.#start(line, request, response);
      return;
    }
    if (line.waiting >= this.#max.connection || this.#waiting >= this.#max.server) {
      socket.destroy();
      return;
    }
    this.#waiting += 1;
    line.waiting += 1;
    response.once('socket', () => {
      setImmediate(() => {
        // Of a connection that was closed meanwhile, nothing waits any more.
        if (!this.#lines.has(socket)) return;
        this.#waiting -= 1;
        line.waiting -= 1;
        this.#start(line, request, response);
      });
    });
  };

  /** Knows a connection from its beginning, before it brings a request. */
  readonly open = (socket: Socket): void => void this.#lineOf(socket);

  /** Cuts the connections that wait for no answer, even where a part of the next request has arrived. */
  closeUnused(): void {
    for (const [socket, { waiting, response }] of this.#lines)
      if (waiting === 0 && !response) socket.destroy();
  }

  /**
   * Calls back when the requests so far on a connection are answered. One whose content was still
   * being received isn't waited for: its end never comes.
   */
  afterResponses(socket: Socket, callback: () => void): void {
    const line = this.#lines.get(socket);
    const response = line?.response;
    if (line && (line.waiting > 0 || response?.req.complete || response?.headersSent))
      line.whenAnswered = callback;
    else callback();
  }

  #start(line: Line, request: IncomingMessage, response: Response): void {
    if (line.whenAnswered && !request.complete) {
      line.whenAnswered();
      return;
    }
    line.response = response;
    response.once('close', () => {
      line.response = undefined;
      if (line.waiting === 0) line.whenAnswered?.();
    });
    this.#handle(request, response);
  }

  #lineOf(socket: Socket): Line {
    const known = this.#lines.get(socket);
    if (known) return known;
    const line: Line = { waiting: 0, response: undefined, whenAnswered: undefined };
    this.#lines.set(socket, line);
    socket.once('close', () => {
      this.#waiting -= line.waiting;
      this.#lines.delete(socket);
    });
    return line;
  }
}
