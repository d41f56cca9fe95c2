import { Redis } from 'ioredis';

const MAX_RECONNECT_DELAY_MS = 2000;
/** Silence after which a connection is given up: commands would pile up in it. */
const SILENCE_TIMEOUT_MS = 1000;

/**
 * A connection for counting requests, which `countInRedis` opens. Nothing waits for it: while it is
 * down, commands fail at once; it is looked for again and again.
 */
export function connectRedis(url: string): Redis {
  return new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    socketTimeout: SILENCE_TIMEOUT_MS,
    // Nobody waits for them any more.
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempts) => Math.min(attempts * 100, MAX_RECONNECT_DELAY_MS),
  });
}
