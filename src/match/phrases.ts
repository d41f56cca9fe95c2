import { fold } from '../content/fold.ts';
import { type Endings, formsOf } from './endings.ts';

/**
 * Finds many phrases in a row of words, in one pass: a trie whose edges are words. How phrases are
 * written is in `content/signal-phrase.ts`.
 */
export class PhraseFinder {
  readonly #root = node();
  readonly #endings: Endings;

  constructor(endings: Endings) {
    this.#endings = endings;
  }

  /** @param id what is reported when the phrase is found */
  add(phrase: string, id: number): void {
    let at = this.#root;
    for (const place of phrase.split(' ')) {
      // Phrases that begin alike share their nodes.
      let next = at.places[place];
      if (!next) {
        next = node();
        at.places[place] = next;
        if (place === '*') at.gap = next;
        else for (const written of place.split('|')) this.#link(at, written, next);
      }
      at = next;
    }
    at.ids.push(id);
  }

  /** A word leads on in all of its forms; one with hyphens in one word and in several. */
  #link(from: Node, written: string, to: Node): void {
    const isExact = written.startsWith('=');
    const words = written
      .slice(+isExact)
      .split(HYPHEN)
      .map((word) => fold(word) || word);
    const last = words.pop() ?? '';
    for (const form of new Set(isExact ? [last] : formsOf(last, this.#endings))) {
      link(from, [...words, form], to);
      if (words.length > 0) link(from, [words.join('') + form], to);
    }
  }

  /**
   * Reports each phrase that begins at a word, with the number of the word after its last.
   * @param dateAt the number of the words from one on that are a near date
   */
  find(
    words: readonly string[],
    start: number,
    dateAt: (at: number) => number,
    report: (id: number, end: number) => void,
  ): void {
    const walk = (from: Node, at: number) => {
      for (const id of from.ids) report(id, at);
      const word = words[at];
      if (word) {
        for (const next of from.next.get(word) ?? []) walk(next, at + 1);
        if (/^\d/.test(word)) for (const next of from.next.get('#') ?? []) walk(next, at + 1);
        const dates = from.next.get('@');
        const length = dates ? dateAt(at) : 0;
        if (length) for (const next of dates ?? []) walk(next, at + length);
      }
      if (from.gap)
        for (let skipped = 0; skipped <= MAX_GAP && words[at + skipped]; skipped++)
          walk(from.gap, at + skipped);
    };
    walk(this.#root, start);
  }
}

/** Words that a gap spans at most. */
const MAX_GAP = 3;

const HYPHEN = /[-‐‑]/;

interface Node {
  readonly places: Record<string, Node>;
  readonly next: Map<string, Node[]>;
  gap: Node | undefined;
  readonly ids: number[];
}

const node = (): Node => ({
  places: Object.create(null),
  next: new Map(),
  gap: undefined,
  ids: [],
});

function link(from: Node, [word = '', ...rest]: string[], to: Node): void {
  const next = rest.length > 0 ? node() : to;
  const known = from.next.get(word);
  if (known) known.push(next);
  else from.next.set(word, [next]);
  if (rest.length > 0) link(next, rest, to);
}
