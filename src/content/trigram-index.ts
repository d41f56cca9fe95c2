import { lowerBound } from './lower-bound.ts';
import { nearest } from './nearest.ts';
import { type StringTable, stringAt, stringCount } from './string-table.ts';

/**
 * The slugs of a table by their trigrams: what finds the one that was meant where comparing all of
 * them, letter by letter, would take seconds.
 */
export interface TrigramIndex {
  /** The trigrams that occur, as `trigramsOf` numbers them, ascending. */
  readonly trigrams: Uint16Array;
  /** Where the places of each start in `places`; one more entry than trigrams. */
  readonly starts: Uint32Array;
  /** In the table: of the slugs that have the trigram, ascending. */
  readonly places: Uint32Array;
}

/** Letters, digits and the hyphen, which also stands for a slug's ends and for anything else. */
const BASE = 37;
const HYPHEN = 36;

/** Postings to read at most before the trigrams that are left, the commonest, no longer count. */
const MAX_READ = 30_000;
/** Slugs that are compared letter by letter. */
const MAX_COMPARED = 32;

export function buildTrigramIndex(slugs: StringTable): TrigramIndex {
  const size = stringCount(slugs);
  const ends = new Uint32Array(BASE ** 3 + 1);
  for (let place = 0; place < size; place++)
    for (const trigram of trigramsOf(stringAt(slugs, place)))
      ends[trigram + 1] = (ends[trigram + 1] ?? 0) + 1;
  const trigrams = Uint16Array.from(ends.keys())
    .subarray(0, -1)
    .filter((trigram) => (ends[trigram + 1] ?? 0) > 0);
  for (let trigram = 1; trigram < ends.length; trigram++)
    ends[trigram] = (ends[trigram] ?? 0) + (ends[trigram - 1] ?? 0);
  const starts = new Uint32Array(trigrams.length + 1);
  trigrams.forEach((trigram, i) => {
    starts[i] = ends[trigram] ?? 0;
  });
  starts[trigrams.length] = ends[BASE ** 3] ?? 0;
  const places = new Uint32Array(starts[trigrams.length] ?? 0);
  for (let place = 0; place < size; place++)
    for (const trigram of trigramsOf(stringAt(slugs, place))) {
      const at = ends[trigram] ?? 0;
      places[at] = place;
      ends[trigram] = at + 1;
    }
  return { trigrams, starts, places };
}

/** The slug of the table that was probably meant, of equals a preferred one; itself left out. */
export function nearestSlug(
  slug: string,
  slugs: StringTable,
  index: TrigramIndex,
  isPreferred: (place: number) => boolean,
): string | undefined {
  const candidates = mostShared(sharedTrigrams(slug, slugs, index));
  const preferred = candidates.filter(isPreferred);
  const others = candidates.filter((place) => !isPreferred(place));
  return nearest(
    slug,
    [...preferred, ...others].map((place) => stringAt(slugs, place)),
  );
}

/** How many trigrams the slug shares with each that is about as long; the rarest are counted first. */
function sharedTrigrams(slug: string, slugs: StringTable, index: TrigramIndex): Uint8Array {
  const { starts } = slugs;
  const lists = trigramsOf(slug)
    .map((trigram) => placesOf(trigram, index))
    .sort((a, b) => a.length - b.length);
  const shared = new Uint8Array(stringCount(slugs));
  // Each letter that one has more is a difference.
  const most = slug.length / 2;
  let read = 0;
  for (const places of lists) {
    read += places.length;
    // Were all too common, the rarest of them must do.
    if (read > MAX_READ && read > places.length) break;
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      const length = (starts[place + 1] ?? 0) - (starts[place] ?? 0);
      if (Math.abs(length - slug.length) <= most) shared[place] = (shared[place] ?? 0) + 1;
    }
  }
  return shared;
}

/** The places with most, so many as are compared. */
function mostShared(shared: Uint8Array): number[] {
  const sizes = new Uint32Array(256);
  for (let place = 0; place < shared.length; place++) {
    const count = shared[place] ?? 0;
    sizes[count] = (sizes[count] ?? 0) + 1;
  }
  let least = 255;
  for (let sum = sizes[least] ?? 0; least > 1 && sum < MAX_COMPARED; sum += sizes[least] ?? 0)
    least--;
  const above: number[] = [];
  const equal: number[] = [];
  for (let place = 0; place < shared.length; place++) {
    const count = shared[place] ?? 0;
    if (count > least) above.push(place);
    else if (count === least && equal.length < MAX_COMPARED) equal.push(place);
  }
  return [...above, ...equal].slice(0, MAX_COMPARED);
}

function placesOf(trigram: number, { trigrams, starts, places }: TrigramIndex): Uint32Array {
  const at = lowerBound(0, trigrams.length, (place) => (trigrams[place] ?? 0) < trigram);
  return trigrams[at] === trigram
    ? places.subarray(starts[at], starts[at + 1])
    : places.subarray(0, 0);
}

/** Each of them once, with a boundary before the slug and one after it. */
function trigramsOf(slug: string): number[] {
  const trigrams: number[] = [];
  let before = HYPHEN;
  let last = HYPHEN;
  for (let at = 0; at <= slug.length; at++) {
    const letter = letterNumber(slug.charCodeAt(at));
    const trigram = (before * BASE + last) * BASE + letter;
    if (!trigrams.includes(trigram)) trigrams.push(trigram);
    before = last;
    last = letter;
  }
  return trigrams;
}

function letterNumber(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : HYPHEN;
}
