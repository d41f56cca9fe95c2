import { closestMatch } from 'leven';

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
  const compared = others.length > MAX_COMPARED ? withSameEnds(lower, others) : others;
  return closestMatch(lower, compared, { maxDistance: limit });
}

/** Of very many names those that begin and end most like one: where it is misspelt once, they do. */
function withSameEnds(name: string, known: readonly string[]): string[] {
  let most = 0;
  let found: string[] = [];
  for (const one of known) {
    const shared = sharedEnds(name, one);
    if (shared > most) {
      most = shared;
      found = [one];
    } else if (shared === most && found.length < MAX_COMPARED) found.push(one);
  }
  return found;
}

/** How many letters two names share at their beginnings and at their ends. */
function sharedEnds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (start + end < shorter && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
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
