import { write, writeSync } from 'node:fs';

/** Where the lines of the log go. */
export interface LogDestination {
  write(line: string): void;
  /** Writes what waits; calls back when that is done or can't be done. */
  flush(callback?: () => void): void;
  /** The same at once, for the end of the process. */
  flushSync(): void;
  /** How many lines could not be written, since the start. */
  lostLines(): number;
  /** Since when lines are lost (ISO 8601, UTC); undefined while they can be written. */
  failure(): { readonly time: string } | undefined;
}

/** Characters of lines that are written at once. */
const CHUNK_LENGTH = 65_536;
/** Milliseconds after which fewer than that are written. */
const FLUSH_INTERVAL_MS = 1000;
/** Bytes that wait for a reader that has stopped reading. Lines that come then are lost. */
const MAX_BUFFERED_BYTES = 16_777_216;
/** Milliseconds after which a full pipe is tried again. */
const RETRY_MS = 100;

interface Chunk {
  readonly lines: number;
  bytes: Buffer;
  /** Whether a line stays without its end where the rest of the chunk isn't written. */
  isBegun: boolean;
}

/**
 * Writes the log to a file descriptor. A log is expendable: what can't be written (the disk is full,
 * the reader has stopped or gone) is dropped and counted, and neither an error nor a wait for the
 * service. When lines can be written again, one says how many were lost.
 */
export function createLogDestination(fd: number): LogDestination {
  let text = '';
  let lines = 0;
  const chunks: Chunk[] = [];
  let waitingBytes = 0;
  /** Those that no line of the log has reported yet. */
  let lostLines = 0;
  let allLostLines = 0;
  let failure: { readonly time: string } | undefined;
  /** Whether the last line that was written has no end. */
  let isTorn = false;
  let isWriting = false;
  let callbacks: (() => void)[] = [];

  function add(line: string): void {
    text += line;
    lines += 1;
    if (text.length >= CHUNK_LENGTH) closeChunk();
  }

  function lose(count: number): void {
    lostLines += count;
    allLostLines += count;
    failure ??= { time: new Date().toISOString() };
  }

  function closeChunk(): void {
    if (lines === 0) return;
    const bytes = Buffer.from(text);
    chunks.push({ lines, bytes, isBegun: false });
    waitingBytes += bytes.length;
    text = '';
    lines = 0;
  }

  function firstChunk(): Chunk | undefined {
    const [chunk] = chunks;
    if (chunk && isTorn) {
      chunk.bytes = Buffer.concat([Buffer.from('\n'), chunk.bytes]);
      chunk.isBegun = true;
      waitingBytes += 1;
      isTorn = false;
    }
    return chunk;
  }

  function writeNext(): void {
    if (isWriting) return;
    const chunk = firstChunk();
    if (chunk === undefined) {
      const done = callbacks;
      callbacks = [];
      for (const callback of done) callback();
      return;
    }
    isWriting = true;
    write(fd, chunk.bytes, (error, written) => {
      if (error?.code === 'EAGAIN') {
        setTimeout(() => {
          isWriting = false;
          writeNext();
        }, RETRY_MS).unref();
        return;
      }
      isWriting = false;
      advance(chunk, error, written);
      writeNext();
    });
  }

  /** Takes what was written, or could not be, from the first chunk. */
  function advance(chunk: Chunk, error: Error | null, written: number): void {
    if (error) {
      lose(chunk.lines);
      isTorn = chunk.isBegun;
    }
    const isDone = error !== null || written === chunk.bytes.length;
    waitingBytes -= isDone ? chunk.bytes.length : written;
    if (!isDone) {
      chunk.bytes = chunk.bytes.subarray(written);
      chunk.isBegun = true;
    } else chunks.shift();
    if (error || lostLines === 0) return;
    add(
      `${JSON.stringify({ level: 'warn', time: Date.now(), lostLines, msg: 'lines of the log were lost' })}\n`,
    );
    lostLines = 0;
    failure = undefined;
  }

  function flush(callback?: () => void): void {
    if (callback) callbacks.push(callback);
    closeChunk();
    writeNext();
  }

  setInterval(flush, FLUSH_INTERVAL_MS).unref();

  return {
    write(line) {
      if (waitingBytes >= MAX_BUFFERED_BYTES) lose(1);
      else add(line);
      if (chunks.length > 0) writeNext();
    },
    flush,
    lostLines: () => allLostLines,
    failure: () => failure,
    flushSync() {
      closeChunk();
      // A chunk that a thread is writing may be stuck, and to write past it would mix lines up.
      if (isWriting) return;
      for (let chunk = firstChunk(); chunk !== undefined; chunk = firstChunk()) {
        try {
          advance(chunk, null, writeSync(fd, chunk.bytes));
        } catch {
          return;
        }
      }
    },
  };
}
