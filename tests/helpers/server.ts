import type { AddressInfo } from 'node:net';
import { type AppOverrides, makeApp, type TestApp } from './app.ts';
import { responseValidator } from './contract.ts';
import { exchange, type RawResponse } from './raw-http.ts';

export interface TestServer extends TestApp {
  readonly port: number;
  /** Sends bytes and reads until the server closes: end the last request with `Connection: close`. */
  exchange(bytes: string | Buffer, methods?: readonly string[]): Promise<RawResponse[]>;
  /** The one response to bytes; it must have the headers, and the form, of all responses. */
  ask(bytes: string | Buffer, method?: string): Promise<RawResponse>;
}

/** A small app that listens on a free port of this machine. Close it when done. */
export async function makeServer(overrides: AppOverrides = {}): Promise<TestServer> {
  const app = await makeApp(overrides);
  await app.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.app.server.address() as AddressInfo;
  const validate = responseValidator(app.app);
  return {
    ...app,
    port,
    exchange: (bytes, methods) => exchange(port, bytes, methods),
    async ask(bytes, method = 'GET') {
      const responses = await exchange(port, bytes, [method]);
      const [response] = responses;
      if (!response || responses.length > 1) throw new Error(`${responses.length} responses`);
      validate(method, '', { ...response, statusCode: response.status });
      return response;
    },
  };
}

/** A request as bytes: well-formed, and the last on its connection. */
export function request(target: string, fields: readonly string[] = [], method = 'GET'): string {
  return [`${method} ${target} HTTP/1.1`, 'Host: tips.example', ...fields, 'Connection: close']
    .map((line) => `${line}\r\n`)
    .join('')
    .concat('\r\n');
}
