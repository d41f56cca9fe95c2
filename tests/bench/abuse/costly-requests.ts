import { setTimeout as wait } from 'node:timers/promises';
import { Client, type Outcome, percentile } from './client.ts';
import { type Finding, HONEST, type Library, ms } from './finding.ts';
import { costly, newSearch } from './requests.ts';
import { Server } from './server.ts';

interface Attack {
  readonly perSecond: number;
  readonly keepAlive: boolean;
  /** From which it comes, with one client each. */
  readonly addresses: number;
}

const ATTACKS: readonly Attack[] = [
  ...[false, true].flatMap((keepAlive) =>
    [20, 60, 200].map((perSecond) => ({ perSecond, keepAlive, addresses: 1 })),
  ),
  { perSecond: 60, keepAlive: false, addresses: 4 },
];

const HONEST_SECONDS = 8;
const ATTACK_SECONDS = HONEST_SECONDS + 2;

export async function* costlyRequests(library: Library): AsyncGenerator<Finding> {
  const server = await Server.start(library.environment);
  try {
    yield* besideCostlyRequests(server.port, library, ATTACKS);
  } finally {
    await server.stop();
  }
}

/**
 * Measures what an honest client gets beside attacks, one after another.
 * @param meanwhile something else that happens during each attack
 */
export async function* besideCostlyRequests(
  port: number,
  library: Library,
  attacks: readonly Attack[],
  meanwhile: () => Promise<void> = async () => {},
): AsyncGenerator<Finding> {
  // What is cold at first would make the promise a generous one.
  await honestClient(port, library, 'first');
  const idle = await honestClient(port, library, 'idle');
  for (const { perSecond, keepAlive, addresses } of attacks) {
    const kind = `${keepAlive ? 'kept' : 'new'} connections`;
    const name = `${perSecond} costly requests a second, ${kind}, ${addresses} address${addresses > 1 ? 'es' : ''}`;
    const greedy = Array.from(
      { length: addresses },
      (_, i) => new Client({ port, address: `127.0.0.${20 + i}`, keepAlive }),
    );
    const attacking = greedy.map((client, i) =>
      client.askSteadily(
        perSecond / addresses,
        ATTACK_SECONDS,
        costly(library, `${name}${i}`.replaceAll(/\W/g, '')),
      ),
    );
    await wait(1000);
    const [honest] = await Promise.all([
      honestClient(port, library, `during${perSecond}${keepAlive}${addresses}`),
      meanwhile(),
    ]);
    await Promise.all(attacking);
    for (const client of greedy) client.close();
    for (const kind of ['tips', 'searches'] as const) {
      const value = percentile(honest[kind].map(milliseconds), 0.95);
      const idleValue = percentile(idle[kind].map(milliseconds), 0.95);
      yield {
        name: `${name}: p95 of another client's ${kind}`,
        measured: ms(value),
        promised: `≤ 5 × ${ms(idleValue)} + 25 ms`,
        holds: value <= 5 * idleValue + 25,
      };
    }
    const failed = [...honest.tips, ...honest.searches].filter(({ status }) => status !== 200);
    yield {
      name: `${name}: another client's requests without an answer`,
      measured: `${failed.length}`,
      promised: '0',
      holds: failed.length === 0,
    };
  }
}

const milliseconds = (outcome: Outcome) => outcome.milliseconds;

/** Five tips and five new searches a second, as an app asks that nobody complains about. */
async function honestClient(port: number, library: Library, salt: string) {
  const client = new Client({ port, address: HONEST, keepAlive: true });
  const search = newSearch(library, salt);
  const [tips, searches] = await Promise.all([
    client.askSteadily(5, HONEST_SECONDS, () => library.tip),
    client.askSteadily(5, HONEST_SECONDS, search),
  ]);
  client.close();
  return { tips, searches };
}
