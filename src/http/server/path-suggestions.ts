import leven from 'leven';
import type { Edition } from '../../content/library.ts';
import { nearest } from '../../content/nearest.ts';

/** Longer ones take time to compare, and nobody mistypes them. */
const MAX_LENGTH = 300;

const KINDS = ['articles', 'tips'] as const;
type Kind = (typeof KINDS)[number];
const isKind = (word: string | undefined): word is Kind => KINDS.some((kind) => kind === word);

/** Guesses which path was meant by one at which nothing is, from the routes and what there is. */
export class PathSuggestions {
  /** The segments of the path of each route: words, and parameters such as `:slug.md`. */
  readonly #routes: string[][] = [];

  addRoute(path: string): void {
    this.#routes.push(path.split('/').slice(1));
  }

  /** The path that was probably meant, of something that there is, or was, in this language. */
  suggest(path: string, edition: Edition): string | undefined {
    if (path.length > MAX_LENGTH) return undefined;
    const given = path.toLowerCase().split('/').slice(1);
    const route = this.#nearestRoute(given);
    if (!route) return undefined;
    const segments = given.length < route.length ? ['v1', ...given] : given;
    const filled = this.#fill(route, segments, edition);
    const meant = filled && `/${filled.join('/')}`;
    return meant === path ? undefined : meant;
  }

  /** A path without its version is meant, too. */
  #nearestRoute(given: readonly string[]): readonly string[] | undefined {
    let best: readonly string[] | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const route of this.#routes) {
      const isShort = route[0] === 'v1' && route.length === given.length + 1;
      const distance = distanceOf(route, isShort ? ['v1', ...given] : given) + (isShort ? 1 : 0);
      if (distance >= least) continue;
      best = route;
      least = distance;
    }
    return best;
  }

  /** The segments with words and slugs that there are. */
  #fill(
    route: readonly string[],
    given: readonly string[],
    edition: Edition,
  ): string[] | undefined {
    const filled = [...route];
    for (const [i, segment] of route.entries()) {
      if (!segment.startsWith(':')) continue;
      const suffix = suffixOf(segment);
      const value = given[i] ?? '';
      const slug = suffix === '' ? value.replace(/\..*$/, '') : value.slice(0, -suffix.length);
      const before = route[i - 1];
      const found = isKind(before)
        ? findItem(before, slug, edition)
        : findOther(before, slug, edition);
      if (found === undefined) return undefined;
      filled[i] = found.slug + suffix;
      if (found.kind !== before && !this.#has(route.with(i - 1, found.kind))) return undefined;
      if (i > 0) filled[i - 1] = found.kind;
    }
    return filled;
  }

  #has(route: readonly string[]): boolean {
    return this.#routes.some((known) => known.join('/') === route.join('/'));
  }
}

interface FoundName {
  /** The word that stands before its slug. */
  readonly kind: string;
  readonly slug: string;
}

/** An article or tip by its slug or one of its kind, else by the nearest. */
function findItem(kind: Kind, slug: string, edition: Edition): FoundName | undefined {
  const kinds = [kind, ...KINDS.filter((other) => other !== kind)];
  const first = <T>(find: (one: Kind) => T | undefined) =>
    kinds.flatMap((one) => {
      const found = find(one);
      return found === undefined ? [] : [{ kind: one, slug: found }];
    })[0];
  return (
    first((one) => presentSlug(one, slug, edition)) ??
    first((one) => edition.nearestSlug(one, slug))
  );
}

/** That of what was withdrawn, too: its address says why, and what to read instead. */
function presentSlug(kind: Kind, slug: string, edition: Edition): string | undefined {
  const found = kind === 'articles' ? edition.findArticle(slug) : edition.findTip(slug);
  if (found.state === 'unknown') return undefined;
  return found.state === 'moved' ? found.slug : slug;
}

function findOther(
  word: string | undefined,
  slug: string,
  edition: Edition,
): FoundName | undefined {
  if (word !== 'topics' && word !== 'stages')
    // A number, or a name that nobody mistypes.
    return word === undefined ? undefined : { kind: word, slug };
  const slugs = edition[word].map((term) => term.slug);
  const meant = slugs.includes(slug) ? slug : nearest(slug, slugs);
  return meant === undefined ? undefined : { kind: word, slug: meant };
}

const suffixOf = (parameter: string) => /^:\w+(.*)$/.exec(parameter)?.[1] ?? '';

/** How many letters of the words differ; infinite where a word is another. */
function distanceOf(route: readonly string[], given: readonly string[]): number {
  if (route.length !== given.length) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const [i, segment] of route.entries()) sum += segmentDistance(segment, given[i] ?? '');
  return sum;
}

function segmentDistance(segment: string, given: string): number {
  if (segment.startsWith(':')) {
    const suffix = suffixOf(segment);
    if (suffix !== '') return given.endsWith(suffix) ? 0 : Number.POSITIVE_INFINITY;
    // A format that there isn't.
    return given.includes('.') ? 1 : 0;
  }
  if (segment === given) return 0;
  const distance = leven(segment, given);
  return distance <= Math.max(1, Math.floor(given.length * 0.4))
    ? distance
    : Number.POSITIVE_INFINITY;
}
