import pino, { type DestinationStream, type Logger } from 'pino';

interface Options {
  readonly level: string;
  /** Colours and times for people instead of JSON for programs. */
  readonly pretty: boolean;
}

/** Bytes of lines that are written at once; what is left is written each second. */
const BUFFER_BYTES = 8192;
const FLUSH_INTERVAL_MS = 1000;

/** The log, on standard output. What is buffered is written when the process ends. */
export async function createLogger({ level, pretty }: Options): Promise<Logger> {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.epochTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pretty ? await prettyStream() : bufferedStream(),
  );
}

function bufferedStream(): DestinationStream {
  return pino.destination({
    dest: 1,
    sync: false,
    minLength: BUFFER_BYTES,
    periodicFlush: FLUSH_INTERVAL_MS,
  });
}

async function prettyStream(): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty');
  return pretty({ sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' });
}
