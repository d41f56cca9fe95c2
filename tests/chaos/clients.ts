import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../bench/search-random.ts';
import { type Answer, send } from '../helpers/http-client.ts';
import type { Copy, Journal } from './journal.ts';
import { pick } from './random.ts';

const REQUESTS_PER_SECOND = 50;
const CLIENTS = 10;
const PATIENCE_MS = 20_000;
const CODINGS = ['identity', 'gzip', 'br'];

/** Where an answer follows from the revision and the URL alone. */
const URLS = [
  ...['/v1/articles', '/v1/articles/second-interview', '/v1/articles/negotiating-pay'],
  ...['md', 'txt', 'html', 'jsonld'].map((format) => `/v1/articles/negotiating-pay.${format}`),
  ...['/v1/articles/second-interview/tips', '/v1/articles/zweites-gespraech?lang=de'],
  ...['/v1/tips', '/v1/tips?size=2', '/v1/tips?topic=pay', '/v1/tips/random?seed=7'],
  ...['/v1/tips/know-your-figure', '/v1/tips/know-your-figure.md', '/v1/tips/leave-pay-for-later'],
  ...['/v1/search?q=pay', '/v1/search?q=company+research', '/v1/search?q=version'],
  ...['/v1/suggest?q=com', '/v1/topics', '/v1/stages', '/v1/changes', '/v1/meta'],
  ...['/v1/export', '/v1/articles/callback-interview', '/v1/articles/smalltalk-tricks'],
  ...['/v1/tips/none-such', '/v1/tips?size=none', '/v1/tips/'],
  ...['/', '/articles/negotiating-pay', '/articles/second-interview', '/?q=pay'],
  ...['/embed/articles/second-interview', '/embed/tips/know-your-figure'],
  '/oembed?url=https%3A%2F%2Ftips.example%2Farticles%2Fsecond-interview',
  ...['/feed.json', '/feed.atom', '/sitemap.xml', '/llms.txt', '/openapi.json', '/docs'],
];

export interface Load {
  stop(): Promise<void>;
}

/**
 * Clients that ask one thing after another, at an even pace, and ask whether what they have is still
 * good.
 */
export function startClients(proxy: string, mirror: string, journal: Journal, seed: number): Load {
  const clients = Array.from({ length: CLIENTS }, (_, i) => ({
    name: `client ${i}`,
    origin: proxy,
  }));
  clients.push({ name: 'client of the mirror', origin: mirror });
  const stopping = new AbortController();
  const running = clients.map(({ name, origin }, i) =>
    runClient(name, origin, journal, seededRandom(seed + i), stopping.signal),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function runClient(
  name: string,
  origin: string,
  journal: Journal,
  random: () => number,
  stopping: AbortSignal,
): Promise<void> {
  const copies = new Map<string, Copy>();
  const pace = (CLIENTS * 1000) / REQUESTS_PER_SECOND;
  for (let next = performance.now() + random() * pace; !stopping.aborted; next += pace) {
    await sleep(Math.max(0, next - performance.now()));
    const url = pick(URLS, random);
    const coding = pick(CODINGS, random);
    const key = `${url} ${coding}`;
    const copy = random() < 0.8 ? copies.get(key) : undefined;
    const headers = {
      ...{ Client: name, 'Accept-Encoding': coding },
      ...(copy && { 'If-None-Match': copy.etag }),
    };
    const asked = performance.now();
    const answer = await inTime(send(origin + url, headers)).catch((error: unknown) => {
      journal.problems.push(`${url}: ${error}`);
      return undefined;
    });
    journal.milliseconds.push(performance.now() - asked);
    const got = answer && journal.record(name, url, coding, answer, copy);
    if (got) copies.set(key, got);
  }
}

function inTime(answer: Promise<Answer>): Promise<Answer> {
  const late = sleep(PATIENCE_MS, undefined, { ref: false }).then(() => {
    throw new Error(`no answer within ${PATIENCE_MS / 1000} s`);
  });
  return Promise.race([answer, late]);
}
