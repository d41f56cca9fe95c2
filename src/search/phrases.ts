import { type IndexData, TIP_MASK } from './index-data.ts';
import type { PositionReader } from './positions.ts';
import { PostingCursor, readerAt, tipsWith } from './postings.ts';

/** A term at its place in a phrase, counted from the phrase's first word. */
export interface PhraseTerm {
  term: number;
  offset: number;
}

/** A term is looked up tip by tip in one that has so many times as many tips. */
const MUCH_RARER = 16;

/** The tips that have all terms of a phrase at their places, ascending. */
export function tipsWithPhrase(data: IndexData, phrase: readonly PhraseTerm[]): Uint32Array {
  const [rarest, second, ...others] = [...phrase].sort(
    (a, b) => tipsWith(data, a.term) - tipsWith(data, b.term),
  );
  if (!rarest) return new Uint32Array(0);
  const all = tipsOf(data, rarest.term);
  if (!second) return all;
  const candidates =
    tipsWith(data, second.term) > MUCH_RARER * all.length
      ? all
      : tipsWithPair(data, rarest, second);
  if (candidates !== all && others.length === 0) return candidates;
  const first = new PostingCursor(data, rarest.term);
  const rest = [second, ...others].map(({ term, offset }) => ({
    cursor: new PostingCursor(data, term),
    shift: offset - rarest.offset,
  }));
  return candidates.filter((tip) => haveTogether(first, rest, tip));
}

function tipsOf({ postings, postingStart }: IndexData, term: number): Uint32Array {
  return postings
    .subarray(postingStart[term], postingStart[term + 1])
    .map((posting) => posting & TIP_MASK);
}

/** Reads the postings and positions of two terms side by side, each once. */
function tipsWithPair(data: IndexData, first: PhraseTerm, second: PhraseTerm): Uint32Array {
  const { postings, postingStart } = data;
  const shift = second.offset - first.offset;
  let at = postingStart[first.term] as number;
  let other = postingStart[second.term] as number;
  const firstReader = readerAt(data, at);
  const secondReader = readerAt(data, other);
  const end = postingStart[first.term + 1] as number;
  const otherEnd = postingStart[second.term + 1] as number;
  const found = new Uint32Array(end - at);
  let count = 0;
  while (at < end && other < otherEnd) {
    const tip = (postings[at] as number) & TIP_MASK;
    const otherTip = (postings[other] as number) & TIP_MASK;
    if (tip === otherTip) {
      if (followed(firstReader, secondReader, shift)) found[count++] = tip;
      at += 1;
      other += 1;
    } else if (tip < otherTip) {
      const next = firstFrom(postings, at + 1, end, otherTip);
      firstReader.skip(next - at);
      at = next;
    } else {
      const next = firstFrom(postings, other + 1, otherEnd, tip);
      secondReader.skip(next - other);
      other = next;
    }
  }
  return found.subarray(0, count);
}

/** The first posting whose tip isn't before another. */
function firstFrom(postings: Uint32Array, from: number, end: number, tip: number): number {
  let at = from;
  while (at < end && ((postings[at] as number) & TIP_MASK) < tip) at += 1;
  return at;
}

/** Reads a posting of both; whether any position of the first is `shift` before the second's. */
function followed(first: PositionReader, second: PositionReader, shift: number): boolean {
  first.begin();
  second.begin();
  for (;;) {
    const difference = first.position + shift - second.position;
    if (difference === 0) break;
    const behind = difference < 0 ? first : second;
    if (behind.isLast) break;
    behind.next();
  }
  const found = first.position + shift === second.position;
  if (!first.isLast) first.skip(1);
  if (!second.isLast) second.skip(1);
  return found;
}

interface FollowingTerm {
  cursor: PostingCursor;
  /** Words from the phrase's rarest term to this one. */
  shift: number;
}

function haveTogether(first: PostingCursor, rest: readonly FollowingTerm[], tip: number): boolean {
  for (let i = 0; i < rest.length; i++) if (!rest[i]?.cursor.seek(tip)) return false;
  first.seek(tip);
  let left = first.readPositions();
  for (let i = 0; i < rest.length && left > 0; i++) {
    const { cursor, shift } = rest[i] as FollowingTerm;
    left = keepFollowed(first.positions, left, cursor, shift);
  }
  return left > 0;
}

/** Keeps the positions at which the cursor's term stands `shift` further on. */
function keepFollowed(
  positions: Uint32Array,
  count: number,
  cursor: PostingCursor,
  shift: number,
): number {
  const otherCount = cursor.readPositions();
  const others = cursor.positions;
  let kept = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const wanted = (positions[i] as number) + shift;
    while (at < otherCount && (others[at] as number) < wanted) at += 1;
    if (at < otherCount && others[at] === wanted) positions[kept++] = positions[i] as number;
  }
  return kept;
}
