import { afterEach, describe, expect, test } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { send } from '../helpers/http-client.ts';
import { hasTools, type Running, startReplica } from '../helpers/processes.ts';
import { PROXY_PROGRAMS, type ProxyName, startProxy } from '../helpers/proxies.ts';

const PROXIES = Object.keys(PROXY_PROGRAMS) as ProxyName[];
const CLIENTS = 8;

/** That the machine has other things to do is no subject here. */
const start = (port: number) => startReplica(port, { MAX_QUEUE_MS: '60000' });

let started: Running[] = [];
afterEach(async () => {
  await Promise.all(started.map((running) => running.stop()));
  started = [];
});

/** Requests of which most are never kept, so that a replica has to answer them. */
function pathsOf(client: number, n: number): string {
  const paths = ['/v1/tips/random', `/v1/search?q=salary%20${client}%20${n}`, '/v1/tips', '/'];
  return paths[n % paths.length] ?? '/';
}

function startLoad(origin: string) {
  const wrong: string[] = [];
  let requests = 0;
  let running = true;
  const client = async (id: number) => {
    for (let n = 0; running; n++) {
      const path = pathsOf(id, n);
      const issue = await send(origin + path).then(
        ({ status, body }) => (status === 200 ? undefined : body.toString()),
        String,
      );
      requests++;
      if (issue !== undefined) wrong.push(`${path}: ${issue}`);
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, id) => client(id));
  return {
    requests: () => requests,
    async stop() {
      running = false;
      await Promise.all(clients);
      return wrong;
    },
  };
}

describe.each(PROXIES)('a rolling restart behind %s', (name) => {
  const installed = hasTools(PROXY_PROGRAMS[name]);

  test.skipIf(!installed)('a rolling restart loses no request', async () => {
    const ports = [await freePort(), await freePort()] as const;
    const replicas = [await start(ports[0]), await start(ports[1])];
    const proxy = await startProxy(name, ports);
    started = [...replicas, proxy];
    const load = startLoad(proxy.origin);
    for (const replica of replicas) {
      const before = load.requests();
      expect(await replica.stop('SIGTERM')).toBe(0);
      started.push(await start(replica.port));
      expect(load.requests()).toBeGreaterThan(before);
    }
    expect(await load.stop()).toEqual([]);
  });

  test.skipIf(!installed)(
    'a request becomes no error when a replica dies without a word',
    async () => {
      const ports = [await freePort(), await freePort()] as const;
      const [first, second] = [await start(ports[0]), await start(ports[1])];
      const proxy = await startProxy(name, ports);
      started = [second, proxy];
      const load = startLoad(proxy.origin);
      await expect.poll(load.requests).toBeGreaterThan(100);
      await first.stop('SIGKILL');
      const then = load.requests();
      await expect.poll(load.requests).toBeGreaterThan(then + 500);
      expect(await load.stop()).toEqual([]);
    },
  );
});
