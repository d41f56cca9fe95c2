import { readPlace } from '../content/signal-phrase.ts';
import { type Endings, formsOf } from './grammar.ts';
import type { Word } from './words.ts';

/** Words that a gap spans at most. */
export const MAX_GAP = 3;

/** Steps that a word takes, beside one for each place of a phrase that it may be in. */
const WORD_STEPS = 12;

/** What a phrase, or its beginning, leads to. */
interface Node {
  /** What may follow, by word. */
  readonly next: Record<string, Node[]>;
  /** What follows a gap. */
  gap?: Node;
  /** The phrases that end here. */
  readonly ids: number[];
}

/** A phrase, its first word, and the one after its last. */
type Hit = readonly [id: number, start: number, end: number];

export interface PhraseFinder {
  /** @param id by which it is known when it is found */
  add(phrase: string, id: number): void;
  /**
   * The phrases of a sentence, wherever they stand in it.
   * @param steps that are left for this and for what is read after it; without any no more is found
   */
  find(words: readonly Word[], dateAt: (at: number) => number, steps: { left: number }): Hit[];
}

const makeNode = (): Node => ({ next: Object.create(null), ids: [] });

/**
 * Finds many phrases in a row of words, in one pass: a graph whose edges are words. How
 * phrases are written is in `content/signal-phrase.ts`.
 */
export function makePhraseFinder(endings: Endings): PhraseFinder {
  const root = makeNode();
  /** By the beginnings of phrases: those that begin alike share what follows. */
  const nodes = new Map<string, Node>();
  const link = ({ next }: Node, word: string, to = makeNode()) => {
    next[word] = [...(next[word] ?? []), to];
    return to;
  };
  return {
    add(phrase, id) {
      let node = root;
      let beginning = '';
      for (const written of phrase.split(' ')) {
        beginning += ` ${written}`;
        const known = nodes.get(beginning);
        const next = known ?? makeNode();
        nodes.set(beginning, next);
        const place = readPlace(written);
        if (place === '*') node.gap = next;
        else if (!known)
          for (const { words, isExact } of place) {
            const last = words.at(-1) ?? '';
            const from = words.slice(0, -1).reduce((inner, word) => link(inner, word), node);
            for (const form of isExact ? [last] : formsOf(last, endings)) link(from, form, next);
          }
        node = next;
      }
      node.ids.push(id);
    },

    find(words, dateAt, steps) {
      const hits: Hit[] = [];
      /** What is reached before each word, and with which word it began: no node twice. */
      const reached = [...words, 0].map(() => new Map<Node, number>());
      // What began last is reached last, and the shortest words are the best evidence.
      const reach = (node: Node, place: number, start: number) => reached[place]?.set(node, start);
      reached.forEach((here, at) => {
        if (steps.left < 0) return;
        const word = words[at]?.[0] ?? '';
        // A range from one figure to the same is none: `$21.00 - $21.00`.
        const isFigure = /^\d/.test(word) && word !== words[at - 2]?.[0];
        const names = isFigure ? [word, '#'] : [word];
        reach(root, at, at);
        // Those that gaps add are seen as well.
        for (const [{ next, gap, ids }, start] of here) {
          for (const id of ids) hits.push([id, start, at]);
          for (const name of names) for (const to of next[name] ?? []) reach(to, at + 1, start);
          for (const to of next['@'] ?? []) reach(to, at + dateAt(at), start);
          for (let skipped = 0; gap && skipped <= MAX_GAP; skipped++)
            reach(gap, at + skipped, start);
        }
        steps.left -= here.size + WORD_STEPS;
      });
      return hits;
    },
  };
}
