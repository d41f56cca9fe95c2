import type { FastifyBaseLogger } from 'fastify';
import { Redis } from 'ioredis';

/** Milliseconds after which a command is given up, and the request let through uncounted. */
const COMMAND_TIMEOUT = 100;
const LONGEST_PAUSE_BETWEEN_ATTEMPTS = 2000;
/** Milliseconds of silence after which a connection is: commands would pile up in it for good. */
const SILENCE_TIMEOUT = 1000;

/**
 * A connection for counting requests. Nothing waits for it: while it is down, commands fail at
 * once; it is looked for again and again. Its going and coming is logged once each.
 */
export function connectRedis(url: string, logger: FastifyBaseLogger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT,
    socketTimeout: SILENCE_TIMEOUT,
    // Nobody waits for them any more.
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempts) => Math.min(attempts * 100, LONGEST_PAUSE_BETWEEN_ATTEMPTS),
  });
  let reachable = true;
  redis.on('ready', () => {
    reachable = true;
    logger.info('Redis counts requests');
  });
  redis.on('error', (err) => {
    if (reachable) logger.error({ err }, 'Redis is out of reach; requests are not counted');
    reachable = false;
  });
  return redis;
}
