import { closestMatch } from 'leven';

const LISTED = 12;

/** Longer than all names; comparing takes time with the square of it. */
const MAX_LENGTH = 200;

/** The other name that was probably meant: at most two in five of its letters differ. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const limit = Math.max(1, Math.floor(name.length * 0.4));
  return closestMatch(name.toLowerCase(), othersThan(name, known), { maxDistance: limit });
}

/** How to fix a name that can't be: the nearest other one that can, else a list of them. */
export function suggest(name: string, known: readonly string[], otherwise: string): string {
  const meant = nearest(name, known);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  const names = [...new Set(othersThan(name, known))];
  if (names.length === 0 || names.length > LISTED) return otherwise;
  return `${otherwise}; possible: ${names.map((one) => `"${one}"`).join(', ')}`;
}

/** What is there already is no fix. */
function othersThan(name: string, known: readonly string[]): string[] {
  return known.filter((one) => one !== name);
}
