import { Client } from './client.ts';
import type { Finding, Library } from './finding.ts';
import { Server } from './server.ts';

export async function* distinctUrls(library: Library): AsyncGenerator<Finding> {
  const megabytes = 64;
  // As in a container: with gigabytes to itself, V8 lets garbage lie.
  const server = await Server.start(
    { ...library.environment, RESPONSE_CACHE_MB: String(megabytes) },
    ['--max-old-space-size=256'],
  );
  try {
    const before = server.residentMegabytes();
    const clients = Array.from(
      { length: 8 },
      (_, i) => new Client({ port: server.port, address: `127.0.0.${30 + i}`, keepAlive: true }),
    );
    let most = before;
    let n = 0;
    await Promise.all(
      clients.map(async (client) => {
        while (n < 100_000) {
          await client.ask(`/v1/tips?page=${++n}&size=1`, { 'accept-encoding': 'br' });
          if (n % 1000 === 0) most = Math.max(most, server.residentMegabytes());
        }
        client.close();
      }),
    );
    yield {
      name: `100,000 distinct URLs with RESPONSE_CACHE_MB=${megabytes}, 256 MB of heap: memory`,
      measured: `+${(most - before).toFixed(0)} MB`,
      promised: `≤ +${megabytes + 60} MB`,
      holds: most - before <= megabytes + 60,
    };
  } finally {
    await server.stop();
  }
}
