import { foldWord } from '../content/fold-word.ts';
import type { DateReader } from './dates.ts';
import { type Endings, formsOf } from './endings.ts';
import type { Word } from './words.ts';

/** Words that a gap spans at most. */
const MAX_GAP = 3;
const HYPHEN = /[-‐‑]/;

/** What may follow upon a part of a phrase. */
interface Node {
  /** By place, as it is written: phrases that begin alike share their nodes. */
  readonly places: Map<string, Node>;
  /** By word. */
  readonly next: Map<string, Set<Node>>;
  /** The phrases that end here. */
  readonly ids: number[];
}

const makeNode = (): Node => ({ places: new Map(), next: new Map(), ids: [] });

export interface PhraseFinder {
  /** @param id what is reported when the phrase is found */
  add(phrase: string, id: number): void;
  /** Reports each phrase that begins at a word, with the number of the word after its last. */
  find(
    words: readonly Word[],
    start: number,
    dateAt: DateReader,
    report: (id: number, end: number) => void,
  ): void;
}

/**
 * Finds many phrases in a row of words, in one pass: a trie whose edges are words. How phrases are
 * written is in `content/signal-phrase.ts`.
 */
export function makePhraseFinder(endings: Endings): PhraseFinder {
  const root = makeNode();
  return {
    add(phrase, id) {
      let at = root;
      for (const place of phrase.split(' ')) {
        const known = at.places.get(place);
        const next = known ?? makeNode();
        at.places.set(place, next);
        if (!known && place !== '*')
          for (const written of place.split('|')) linkForms(at, written, next, endings);
        at = next;
      }
      at.ids.push(id);
    },

    find(words, start, dateAt, report) {
      const walk = (from: Node, at: number) => {
        for (const id of from.ids) report(id, at);
        const word = words[at]?.[0];
        if (!word) return;
        const follow = (name: string, length: number) => {
          if (length) for (const next of from.next.get(name) ?? []) walk(next, at + length);
        };
        follow(word, 1);
        follow('#', +/^\d/.test(word));
        if (from.next.has('@')) follow('@', dateAt(words, at));
        const gap = from.places.get('*');
        for (let skipped = 0; gap && skipped <= MAX_GAP && words[at + skipped]?.[0]; skipped++)
          walk(gap, at + skipped);
      };
      walk(root, start);
    },
  };
}

/** A word leads on in all of its forms; one with hyphens in one word and in several. */
function linkForms(from: Node, written: string, to: Node, endings: Endings): void {
  const isExact = written.startsWith('=');
  const words = written.slice(+isExact).split(HYPHEN).map(foldWord);
  const last = words.pop() ?? '';
  for (const form of isExact ? [last] : formsOf(last, endings)) {
    link(from, [words.join('') + form], to);
    if (words.length) link(from, [...words, form], to);
  }
}

function link(from: Node, words: string[], to: Node): void {
  words.reduce((at, word, i) => {
    const next = i < words.length - 1 ? makeNode() : to;
    const known = at.next.get(word) ?? new Set();
    at.next.set(word, known.add(next));
    return next;
  }, from);
}
