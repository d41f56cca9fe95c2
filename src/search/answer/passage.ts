import { lowerBound } from '../../content/lower-bound.ts';
import type { Highlight, Range } from '../types.ts';
import type { Match } from './matcher.ts';
import type { Piece } from './tip-reader.ts';

/** Length that a passage may have, in UTF-16 code units of its plain text. */
const PASSAGE_LENGTH = 160;
/** A passage that ends with a sentence is at least this long. */
const SHORTEST = 80;

type Passage = Pick<Highlight, 'text' | 'ranges'>;

/**
 * The stretch of a text that has most of what was asked for: of the stretches that begin with
 * a sentence (or shortly before a match, in a sentence that is too long) the one whose different
 * matched words weigh most, then the one with most matches, then the first.
 *
 * @param found the matches, in order
 * @param weights of the query's words, by `Match.queryTerm`
 */
export function bestPassage(
  piece: Piece,
  found: readonly Match[],
  weights: readonly number[],
): Passage | undefined {
  if (found.length === 0) return undefined;
  let best: Range = [0, 0];
  let bestWeight = -1;
  let from = 0;
  for (const start of passageStarts(piece, found)) {
    const end = passageEnd(piece, start);
    while ((found[from]?.range[0] ?? start) < start) from += 1;
    const weight = weigh(found, from, weights, end);
    if (weight > bestWeight) {
      best = [start, end];
      bestWeight = weight;
    }
  }
  const ranges = found.map(({ range }) => range);
  return cut(piece.shown, ranges, best);
}

/** Where passages may start, ascending. */
function passageStarts(piece: Piece, found: readonly Match[]): number[] {
  const { shown, sentences } = piece;
  const starts: number[] = [];
  // What a match adds begins where what those before it added does, or after that.
  const add = (start: number) => {
    if (start > (starts.at(-1) ?? -1)) starts.push(start);
  };
  let sentence = 0;
  for (const { range } of found) {
    const [start, end] = range;
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] ?? 0) <= start)
      sentence += 1;
    const before = sentences[sentence - 1];
    if (before !== undefined && end <= passageEnd(piece, before)) add(before);
    const own = sentences[sentence] ?? 0;
    add(end <= passageEnd(piece, own) ? own : wordStart(shown, start, PASSAGE_LENGTH / 4));
  }
  return starts;
}

/** The start of the first word that begins within reach before a match. */
function wordStart(plain: string, match: number, reach: number): number {
  const position = match - reach;
  const space = plain.indexOf(' ', position);
  return space < 0 || space > match ? whole(plain, Math.max(0, position)) : space + 1;
}

/** Moves off the second half of a surrogate pair and off marks that belong to a letter. */
function whole(plain: string, position: number): number {
  let at = position;
  while (
    at > 0 &&
    at < plain.length &&
    /^(?:\u200d|\ufe0f|[\udc00-\udfff\p{M}])/u.test(plain.slice(at))
  ) {
    at -= 1;
  }
  return at;
}

/** Where a passage ends that begins at a position: with a sentence within reach, or else with a word. */
function passageEnd({ shown, sentences }: Piece, start: number): number {
  const limit = start + PASSAGE_LENGTH;
  if (shown.length <= limit) return shown.length;
  const next =
    sentences[lowerBound(0, sentences.length, (at) => (sentences[at] ?? 0) <= limit) - 1];
  if (next !== undefined && next >= start + SHORTEST) return endBefore(shown, next);
  const space = shown.lastIndexOf(' ', limit);
  return space >= start + SHORTEST ? space : whole(shown, limit);
}

/** The end of what stands before a position, blanks left out. */
function endBefore(text: string, position: number): number {
  return text.slice(0, position).trimEnd().length;
}

/** What the matches are worth that lie between one of them and an end. */
function weigh(
  found: readonly Match[],
  from: number,
  weights: readonly number[],
  end: number,
): number {
  const seen: number[] = [];
  let weight = 0;
  for (let at = from; at < found.length; at++) {
    const { range, queryTerm } = found[at] as Match;
    if (range[0] >= end) break;
    if (range[1] > end) continue;
    // A word's first match counts in full; more of them only part what is equal otherwise.
    weight += seen.includes(queryTerm) ? 0.001 : (weights[queryTerm] ?? 0) + 0.01;
    seen.push(queryTerm);
  }
  return weight;
}

/** What is left of a passage, its first match in it, in so many UTF-16 code units at most. */
export function shortenPassage({ text, ranges }: Passage, length: number): Passage {
  if (text.length <= length) return { text, ranges };
  const [first, last] = ranges[0] ?? [0, 0];
  // Beside the marks of two cuts.
  const room = length - 2;
  const reach = Math.max(Math.floor(room / 4), room - (text.length - first));
  const start = last <= room ? 0 : wordStart(text, first, reach);
  const limit = start + room;
  const space = text.lastIndexOf(' ', limit);
  const end = space >= last ? space : whole(text, limit);
  return cut(text, ranges, [start, limit < text.length ? end : text.length]);
}

const STARTS_SENTENCE = /(?:[.!?…][)\]"'”’]*\s|[。！？])$/u;
const ENDS_SENTENCE = /[.!?。！？…][)\]"'”’]*$/u;

function cut(plain: string, matched: readonly Range[], [start, end]: Range): Passage {
  const isBefore = (position: number, pattern: RegExp) =>
    pattern.test(plain.slice(Math.max(0, position - 8), position));
  const before = start > 0 && !isBefore(start, STARTS_SENTENCE) ? '…' : '';
  const after = end < plain.length && !isBefore(end, ENDS_SENTENCE) ? '…' : '';
  const text = before + plain.slice(start, end) + after;
  const by = before.length - start;
  const ranges: Range[] = [];
  for (const [from, to] of matched) {
    if (from >= start && to <= end) ranges.push([from + by, to + by]);
  }
  return { text, ranges: merged(ranges) };
}

/** Ranges in the order of their starts, those that touch or overlap made one. */
export function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const [start, end] of ranges) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
