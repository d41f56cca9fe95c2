import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Answer } from '../helpers/http-client.ts';

/** What a client has of a URL: the answer that it would show if it is told that it is still good. */
export interface Copy {
  readonly etag: string;
  readonly fingerprint: string;
}

/** Whose answers come in order: a client, and the server that answered it. */
type Sequence = string;

/** Keeps what every answer of a run was, to be judged when it is over. */
export class Journal {
  /** Fingerprints by revision and URL. */
  readonly documents = new Map<string, Map<string, Set<string>>>();
  /** The revisions that a client was answered with by a server, each change of them once. */
  readonly sequences = new Map<Sequence, string[]>();
  readonly statuses = new Map<number, number>();
  readonly milliseconds: number[] = [];
  readonly problems: string[] = [];
  /** The bytes by revision, URL and coding. */
  readonly #bytes = new Map<string, string>();

  /**
   * @param copy what the client had when it asked
   * @returns what it has now
   */
  record(
    client: string,
    url: string,
    coding: string,
    answer: Answer,
    copy: Copy | undefined,
  ): Copy | undefined {
    const { status, headers } = answer;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (status >= 500 || status === 429) this.problems.push(`${url}: ${status} ${answer.body}`);
    const revision = headers['content-revision'];
    if (typeof revision !== 'string') return undefined;

    const { etag = '' } = headers;
    const isCopy = status === 304;
    if (isCopy && etag !== copy?.etag) {
      this.problems.push(`${url}: 304 with ${etag} to a client that has ${copy?.etag}`);
      return copy;
    }
    const fingerprint = isCopy && copy ? copy.fingerprint : fingerprintOf(answer);
    const urls = this.documents.get(revision) ?? new Map<string, Set<string>>();
    this.documents.set(revision, urls);
    urls.set(url, (urls.get(url) ?? new Set()).add(fingerprint));
    if (!isCopy) this.#compareBytes(`${url} in ${coding} of ${revision}`, answer);

    const sequence = `${client} of ${headers['answered-by'] ?? 'the mirror'}`;
    const revisions = this.sequences.get(sequence) ?? [];
    this.sequences.set(sequence, revisions);
    if (revisions.at(-1) !== revision) revisions.push(revision);
    return etag === '' ? undefined : { etag, fingerprint };
  }

  #compareBytes(what: string, { status, headers, body }: Answer): void {
    const bytes = `${status} ${headers.etag} ${hash(body)}`;
    const known = this.#bytes.get(what) ?? bytes;
    this.#bytes.set(what, known);
    if (known !== bytes) this.problems.push(`${what} is ${bytes}, and was ${known}`);
  }
}

const hash = (data: string | Uint8Array) =>
  createHash('sha256').update(data).digest('hex').slice(0, 16);

const DECODERS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
};

interface Fingerprinted {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** Of all that a client gets but for what belongs to the way and the time. */
export function fingerprintOf({ status, headers, body }: Fingerprinted): string {
  const decode = DECODERS[String(headers['content-encoding'])];
  const location = String(headers.location ?? '');
  return `${status} ${location} ${hash(decode ? decode(body) : body)}`;
}
