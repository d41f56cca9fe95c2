import pino, { type Logger } from 'pino';

/** A logger whose lines go into a list, parsed. */
export function collectLogs<Line extends object = Record<string, unknown>>(lines: Line[] = []) {
  const logger: Logger = pino(
    { level: 'debug', base: null },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  );
  return { logger, lines };
}
