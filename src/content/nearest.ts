import { closestMatch } from 'leven';
import {
  packStrings,
  type StringTable,
  sharedEnds,
  stringAt,
  stringCount,
} from './string-table.ts';

const LISTED = 12;

/** Longer than all names; comparing takes time with the square of it. */
const MAX_LENGTH = 200;
/** The most names to compare letter by letter, which takes a few microseconds for each. */
const MAX_COMPARED = 200;

/** The other name that was probably meant: at most two in five of its letters differ. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const limit = Math.max(1, Math.floor(name.length * 0.4));
  const lower = name.toLowerCase();
  const others = othersThan(name, known);
  const compared =
    others.length > MAX_COMPARED
      ? mostAlike(lower, packStrings(others)).flatMap((place) => others[place] ?? [])
      : others;
  return closestMatch(lower, compared, { maxDistance: limit });
}

/** The same of the strings of a table, of equals a preferred one. */
export function nearestIn(
  name: string,
  table: StringTable,
  isPreferred: (place: number) => boolean,
): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const places = mostAlike(name.toLowerCase(), table);
  places.sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)));
  return nearest(
    name,
    places.map((place) => stringAt(table, place)),
  );
}

/**
 * As many as are compared of the strings of a table: those that begin and end most like a name, and
 * are about as long.
 */
function mostAlike(name: string, table: StringTable): number[] {
  const { units, starts } = table;
  const first = name.charCodeAt(0);
  const last = name.charCodeAt(name.length - 1);
  const byLikeness: number[][] = [];
  for (let place = 0; place < stringCount(table); place++) {
    const start = starts[place] ?? 0;
    const end = starts[place + 1] ?? 0;
    // Most have neither, and reading no more of those takes a third of the time.
    if (units[start] !== first && units[end - 1] !== last) continue;
    const difference = Math.abs(name.length - (end - start));
    const likeness = Math.max(0, 2 * sharedEnds(table, place, name) - difference);
    byLikeness[likeness] ??= [];
    if (byLikeness[likeness].length < MAX_COMPARED) byLikeness[likeness].push(place);
  }
  return byLikeness.reverse().flat().slice(0, MAX_COMPARED);
}

/** Ends a sentence about a name with the one that was probably meant, if there is one. */
export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

/** How to fix a name that can't be: the nearest other one that can, else a list of them. */
export function suggest(
  name: string,
  possible: () => readonly string[],
  otherwise: string,
): () => string {
  return () => {
    const known = possible();
    const meant = nearest(name, known);
    if (meant !== undefined) return `did you mean "${meant}"?`;
    const names = [...new Set(othersThan(name, known))];
    if (names.length === 0 || names.length > LISTED) return otherwise;
    return `${otherwise}; possible: ${names.map((one) => `"${one}"`).join(', ')}`;
  };
}

/** What is there already is no fix. */
function othersThan(name: string, known: readonly string[]): string[] {
  return known.filter((one) => one !== name);
}
