import { connect, type Socket } from 'node:net';

/** HTTP as bytes, for what no client library would send or show. */
export interface RawResponse {
  readonly status: number;
  /** Names in lower case; values of repeated fields are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as it came. */
  readonly bytes: Buffer;
}

/**
 * Sends bytes on a connection of their own and reads until the server closes it.
 * @param methods of the requests in the bytes, where a response to HEAD is among them
 */
export async function exchange(
  port: number,
  bytes: string | Buffer,
  methods: readonly string[] = [],
): Promise<RawResponse[]> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const received = readAll(socket);
  socket.write(bytes);
  return parseResponses(await received, methods);
}

/** Everything that a socket gets until it is closed. */
export function readAll(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    socket.on('close', () => resolve(Buffer.concat(chunks)));
  });
}

/** @throws Error when the bytes are no sequence of whole responses */
export function parseResponses(bytes: Buffer, methods: readonly string[] = []): RawResponse[] {
  const responses: RawResponse[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) throw new Error(`no response: ${rest.toString('latin1').slice(0, 200)}`);
    const [statusLine = '', ...fields] = rest.toString('latin1', 0, end).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]);
    if (!status) throw new Error(`no status line: ${statusLine}`);
    const headers: Record<string, string> = {};
    for (const field of fields) {
      const [, name = '', value = ''] = /^([^:\s]+): ?(.*)$/.exec(field) ?? [];
      if (name === '') throw new Error(`no header field: ${field}`);
      const key = name.toLowerCase();
      headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
    }
    const bodyless = methods[responses.length] === 'HEAD' || status === 304 || status === 204;
    const length = bodyless ? 0 : Number(headers['content-length'] ?? 0);
    const body = rest.subarray(end + 4, end + 4 + length);
    if (body.length < length)
      throw new Error(`a body of ${length} bytes ends after ${body.length}`);
    responses.push({ status, headers, body: body.toString(), bytes: body });
    rest = rest.subarray(end + 4 + length);
  }
  return responses;
}
