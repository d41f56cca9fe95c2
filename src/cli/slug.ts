import anyAscii from 'any-ascii';
import { RESERVED_SLUGS } from '../content/model.ts';

const MAX_LENGTH = 60;

/**
 * A slug that says a title in Latin letters, whatever script it is in; words beyond 60 characters
 * are left out.
 * @param fallback what it is called when nothing in the title can be said
 * @param taken slugs that something else has get a number
 */
export function slugOf(
  title: string,
  fallback: string,
  taken: ReadonlySet<string> = new Set(),
): string {
  const words = anyAscii(title.normalize('NFC'))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = (words.shift() ?? fallback).slice(0, MAX_LENGTH);
  for (const word of words) {
    if (slug.length + 1 + word.length > MAX_LENGTH) break;
    slug += `-${word}`;
  }
  for (let number = 2, first = slug; RESERVED_SLUGS.has(slug) || taken.has(slug); number++) {
    slug = `${first}-${number}`;
  }
  return slug;
}
