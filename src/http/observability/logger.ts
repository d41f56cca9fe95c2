import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogDestination } from './log-destination.ts';

interface Options {
  readonly level: string;
  /** Colours and times for people instead of JSON for programs, where pino-pretty is installed. */
  readonly pretty: boolean;
  readonly destination: LogDestination;
}

export async function createLogger({ level, pretty, destination }: Options): Promise<Logger> {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.epochTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    (pretty && (await prettyStream())) || destination,
  );
}

/** For people who develop; undefined where it isn't installed, as in production. */
async function prettyStream(): Promise<DestinationStream | undefined> {
  const module = await import('pino-pretty').catch(() => undefined);
  return module?.default({ sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' });
}
