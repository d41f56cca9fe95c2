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
const MAX_COMPARED = 1000;

/** The other name that was probably meant: at most two in five of its letters differ. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const limit = Math.max(1, Math.floor(name.length * 0.4));
  const lower = name.toLowerCase();
  const others = othersThan(name, known);
  const compared =
    others.length > MAX_COMPARED
      ? likest(lower, packStrings(others)).flatMap((place) => others[place] ?? [])
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
  const places = likest(name.toLowerCase(), table);
  places.sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)));
  return nearest(
    name,
    places.map((place) => stringAt(table, place)),
  );
}

/** As many as are compared of the strings of a table: those that begin and end most like a name. */
function likest(name: string, table: StringTable): number[] {
  const byShared: number[][] = [];
  for (let place = 0; place < stringCount(table); place++) {
    const shared = sharedEnds(table, place, name);
    byShared[shared] ??= [];
    if (byShared[shared].length < MAX_COMPARED) byShared[shared].push(place);
  }
  return byShared.reverse().flat().slice(0, MAX_COMPARED);
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
