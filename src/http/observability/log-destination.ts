import { write, writeSync } from 'node:fs';

/** Where the lines of the log go. */
export type LogDestination = ReturnType<typeof createLogDestination>;

/** Characters of lines that are written at once. */
const CHUNK_LENGTH = 65_536;
/** Milliseconds after which fewer than that are written. */
const FLUSH_INTERVAL_MS = 1000;
/** As many wait for a reader that has stopped reading, 16 MB. Lines that come then are lost. */
const MAX_CHUNKS = 256;
/** Milliseconds after which a full pipe is tried again. */
const RETRY_MS = 100;

/**
 * Writes the log to a file descriptor. A log is expendable: what can't be written (the disk is full,
 * the reader has stopped or gone) is dropped and counted, and neither an error nor a wait for the
 * service. When lines can be written again, one says how many were lost.
 */
export function createLogDestination(fd: number) {
  let text = '';
  let lines = 0;
  /** As bytes: the logger makes a line of dozens of strings, which stay until it is copied. */
  const chunks: { bytes: Buffer; lines: number }[] = [];
  /** What is left of the chunk that is being written. */
  let bytes: Buffer = Buffer.alloc(0);
  let linesOfBytes = 0;
  let isWriting = false;
  /** Whether the last line that was written has no end. */
  let isTorn = false;
  let lostLines = 0;
  /** Those of them that a line of the log has reported. */
  let reportedLines = 0;
  let failure: { readonly time: string } | undefined;
  const callbacks: (() => void)[] = [];

  function add(line: string): void {
    text += line;
    lines += 1;
    if (text.length >= CHUNK_LENGTH) closeChunk();
  }

  function closeChunk(): void {
    if (lines === 0) return;
    chunks.push({ bytes: Buffer.from(text), lines });
    text = '';
    lines = 0;
  }

  function lose(count: number): void {
    lostLines += count;
    failure ??= { time: new Date().toISOString() };
  }

  /**
   * Has the next chunk written, where the one before is; returns whether there is anything to write.
   * @param withLast whether that which isn't full is
   */
  function hasBytes(withLast: boolean): boolean {
    if (bytes.length > 0) return true;
    if (withLast && chunks.length === 0) closeChunk();
    const next = chunks.shift();
    if (!next) return false;
    bytes = isTorn ? Buffer.concat([Buffer.from('\n'), next.bytes]) : next.bytes;
    linesOfBytes = next.lines;
    return true;
  }

  function writeNext(withLast = callbacks.length > 0): void {
    if (isWriting) return;
    if (!hasBytes(withLast)) {
      for (const callback of callbacks.splice(0)) callback();
      return;
    }
    isWriting = true;
    const goOn = () => {
      isWriting = false;
      writeNext();
    };
    write(fd, bytes, (error, written) => {
      if (error?.code === 'EAGAIN') {
        setTimeout(goOn, RETRY_MS).unref();
        return;
      }
      if (error) {
        lose(linesOfBytes);
        bytes = Buffer.alloc(0);
      } else advance(written);
      goOn();
    });
  }

  function advance(written: number): void {
    bytes = bytes.subarray(written);
    isTorn = bytes.length > 0;
    if (lostLines === reportedLines) return;
    const notice = { lostLines: lostLines - reportedLines, msg: 'lines of the log were lost' };
    add(`${JSON.stringify({ level: 'warn', time: Date.now(), ...notice })}\n`);
    reportedLines = lostLines;
    failure = undefined;
  }

  setInterval(() => writeNext(true), FLUSH_INTERVAL_MS).unref();

  return {
    write(line: string): void {
      if (chunks.length >= MAX_CHUNKS) lose(1);
      else add(line);
      if (chunks.length > 0) writeNext();
    },
    /** Writes what waits; calls back when that is done or can't be done. */
    flush(callback?: () => void): void {
      if (callback) callbacks.push(callback);
      writeNext(true);
    },
    /** The same at once, for the end of the process. */
    flushSync(): void {
      // A chunk that a thread is writing may be stuck, and to write past it would mix lines up.
      while (!isWriting && hasBytes(true)) {
        try {
          advance(writeSync(fd, bytes));
        } catch {
          return;
        }
      }
    },
    /** How many lines could not be written, since the start. */
    lostLines: () => lostLines,
    /** Since when lines are lost (ISO 8601, UTC); undefined while they can be written. */
    failure: () => failure,
  };
}
