import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that may wait for those before them, on one connection and on all together. */
const MAX_WAITING = { connection: 4000, server: 10_000 };

/**
 * Handles the requests of a connection one after another, each in a turn of the event loop of its
 * own. Node parses all requests that arrive in one read (64 KB, more than 3,000 of them) and calls
 * the handler for each at once, so that nothing else could run until all of them are done.
 *
 * A connection on which too many wait is closed: an answer would have to wait for theirs (RFC 9112
 * §9.3.2).
 */
export function oneAtATime(handle: RequestListener, max = MAX_WAITING): RequestListener {
  const lines = new WeakMap<Socket, { waiting: number }>();
  let waitingInAll = 0;

  function lineOf(socket: Socket) {
    const known = lines.get(socket);
    if (known) return known;
    const line = { waiting: 0 };
    lines.set(socket, line);
    socket.once('close', () => {
      waitingInAll -= line.waiting;
      lines.delete(socket);
    });
    return line;
  }

  return (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) => {
    // Node gives a response its connection when those before it are sent.
    if (response.socket !== null) {
      handle(request, response);
      return;
    }
    const { socket } = request;
    const line = lineOf(socket);
    if (line.waiting >= max.connection || waitingInAll >= max.server) {
      socket.destroy();
      return;
    }
    waitingInAll += 1;
    line.waiting += 1;
    response.once('socket', () => {
      setImmediate(() => {
        // Of a connection that was closed meanwhile, nothing waits any more.
        if (!lines.has(socket)) return;
        waitingInAll -= 1;
        line.waiting -= 1;
        handle(request, response);
      });
    });
  };
}
