import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface DelayingProxy {
  readonly port: number;
  readonly origin: string;
  /** For how long each request waits from now on, in milliseconds. */
  delay: number;
  stop(): Promise<void>;
}

/**
 * A network that takes its time, in front of a server on this machine.
 * @param target gives the port that requests go on to
 */
export async function startDelayingProxy(target: () => number): Promise<DelayingProxy> {
  const server = createServer(async (incoming, outgoing) => {
    await sleep(proxy.delay);
    const { url = '/', method = 'GET', headers } = incoming;
    const onward = request({ port: target(), path: url, method, headers, host: '127.0.0.1' });
    onward.on('response', (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
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
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
