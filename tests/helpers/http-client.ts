import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it was sent, in its content coding. */
  readonly body: Buffer;
}

/** Milliseconds after which a connection that isn't used is closed, before the server does: nginx waits 65 s. */
const IDLE_TIMEOUT = 30_000;
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: IDLE_TIMEOUT });

/** One request, exactly as given: nothing is added, decoded, followed or kept. */
export function send(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}
