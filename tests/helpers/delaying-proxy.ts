import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface DelayingProxy {
  readonly port: number;
  readonly origin: string;
  /** For how long each request waits from now on, in milliseconds. */
  delay: number;
  /** While it is, every connection is cut. */
  down: boolean;
  /** What passed so far: path and status of the answer. */
  readonly passed: { readonly path: string; readonly status: number }[];
  stop(): Promise<void>;
}

/**
 * A network that takes its time, in front of a server on this machine.
 * @param target gives the port that requests go on to
 */
export async function startDelayingProxy(target: () => number): Promise<DelayingProxy> {
  const server = createServer(async (incoming, outgoing) => {
    await sleep(proxy.delay);
    if (proxy.down) {
      outgoing.destroy();
      return;
    }
    const { url = '/', method = 'GET', headers } = incoming;
    const onward = request({ port: target(), path: url, method, headers, host: '127.0.0.1' });
    onward.on('response', (response) => {
      const { statusCode: status = 502 } = response;
      proxy.passed.push({ path: url, status });
      outgoing.writeHead(status, response.headers);
      response.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: DelayingProxy = {
    port,
    origin: `http://127.0.0.1:${port}`,
    delay: 0,
    down: false,
    passed: [],
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
