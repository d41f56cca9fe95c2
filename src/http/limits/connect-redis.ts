import type { FastifyBaseLogger } from 'fastify';
import { Redis } from 'ioredis';

const MAX_RECONNECT_DELAY_MS = 2000;
/** Silence after which a connection is given up: commands would pile up in it. */
const SILENCE_TIMEOUT_MS = 1000;

/**
 * A connection for counting requests. Nothing waits for it: while it is down, commands fail at
 * once; it is looked for again and again. Its going and coming is logged once each.
 */
export function connectRedis(url: string, logger: FastifyBaseLogger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    socketTimeout: SILENCE_TIMEOUT_MS,
    // Nobody waits for them any more.
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempts) => Math.min(attempts * 100, MAX_RECONNECT_DELAY_MS),
  });
  let reachable = true;
  redis.on('ready', () => {
    reachable = true;
    logger.info('Redis counts requests');
  });
  redis.on('error', (err) => {
    if (reachable) logger.error({ err }, 'Redis is out of reach; each replica counts alone');
    reachable = false;
  });
  return redis;
}
