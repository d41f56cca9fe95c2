import { foldWord } from '../content/fold-word.ts';
import { type Endings, formsOf } from './endings.ts';
import type { Word } from './words.ts';

/** Words that a gap spans at most. */
const MAX_GAP = 3;
const HYPHEN = /[-‐‑]/;

/** What may follow upon a part of a phrase. */
interface Node {
  /** By word. */
  readonly next: Map<string, Set<Node>>;
  /** What follows a gap. */
  gap?: Node;
  /** The phrases that end here. */
  readonly ids: number[];
}

const makeNode = (): Node => ({ next: new Map(), ids: [] });

export interface PhraseFinder {
  /** @param id what is reported when the phrase is found */
  add(phrase: string, id: number): void;
  /** Reports each phrase that begins at a word, with the number of the word after its last. */
  find(
    words: readonly Word[],
    start: number,
    dateAt: (at: number) => number,
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
      let ends = [root];
      for (const place of phrase.split(' ')) {
        if (place === '*') ends = ends.map((node) => (node.gap ??= makeNode()));
        else {
          const forms = place.split('|').flatMap((written) => formsOfWord(written, endings));
          const next = makeNode();
          // Phrases that begin with the same word share what follows it: there are many.
          ends = [
            ...new Set(
              ends.flatMap((node) =>
                forms.map((form) => link(node, form, node === root ? undefined : next)),
              ),
            ),
          ];
        }
      }
      for (const { ids } of ends) ids.push(id);
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
        if (from.next.has('@')) follow('@', dateAt(at));
        for (let skipped = 0; from.gap && skipped <= MAX_GAP && words[at + skipped]?.[0]; skipped++)
          walk(from.gap, at + skipped);
      };
      walk(root, start);
    },
  };
}

/** A word in all of its forms; hyphens join several words. */
function formsOfWord(written: string, endings: Endings): string[][] {
  const isExact = written.startsWith('=');
  const words = written.slice(+isExact).split(HYPHEN).map(foldWord);
  const last = words.pop() ?? '';
  return (isExact ? [last] : formsOf(last, endings)).map((form) => [...words, form]);
}

/** @param to where the words lead; unless given, where they lead already */
const link = (from: Node, words: readonly string[], to?: Node): Node =>
  words.reduce((at, word, i) => {
    const known = at.next.get(word) ?? new Set();
    const next = (to ? words.length - 1 === i && to : [...known][0]) || makeNode();
    at.next.set(word, known.add(next));
    return next;
  }, from);
