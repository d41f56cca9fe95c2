import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of this machine that nothing listens on, as yet. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
