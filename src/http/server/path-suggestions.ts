import leven from 'leven';
import type { Edition } from '../../content/library.ts';
import { nearest } from '../../content/nearest.ts';

/** Longer ones take time to compare, and nobody mistypes them. */
const MAX_LENGTH = 300;

/** How many routes are tried: finding a slug takes time. */
const MAX_ROUTES = 3;

/** Guesses which path was meant by one at which nothing is, from the routes and what there is. */
export class PathSuggestions {
  /** The segments of the path of each route: words, and parameters such as `:slug.md`. */
  readonly #routes: string[][] = [];

  addRoute(path: string): void {
    this.#routes.push(path.split('/').slice(1));
  }

  /**
   * The path that was probably meant, of something that there is, or was, in this language.
   * @param isRoute whether the path is that of a route, which has nothing of this name; otherwise
   *   what stands above it is meant, if nothing else is
   */
  suggest(path: string, edition: Edition, isRoute: boolean): string | undefined {
    if (path.length > MAX_LENGTH) return undefined;
    // A slash too many separates nothing.
    const given = path.toLowerCase().split('/').filter(Boolean);
    const meant = this.#meant(given, edition);
    if (meant !== undefined || isRoute) return meant === path ? undefined : meant;
    for (let above = given.slice(0, -1); above.length > 1; above = above.slice(0, -1)) {
      const found = this.#meant(above, edition);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #meant(given: readonly string[], edition: Edition): string | undefined {
    for (const { route, segments } of this.#nearestRoutes(given)) {
      const filled = this.#fill(route, segments, edition);
      if (filled) return `/${filled.join('/')}`;
    }
    return undefined;
  }

  /** The routes that may be meant, the nearest first, each with the segments that its own stand for. */
  #nearestRoutes(given: readonly string[]) {
    const [version, ...rest] = given;
    // With a version where there is none, and without one where there is; slugs are looked for once.
    const other = version === 'v1' ? rest : ['v1', ...given];
    const mayBeOther = (route: readonly string[]) =>
      version !== 'v1' || !route.some((segment) => segment.startsWith(':'));
    return this.#routes
      .flatMap((route) => [
        { route, segments: given, distance: distanceOf(route, given) },
        ...(mayBeOther(route)
          ? [{ route, segments: other, distance: distanceOf(route, other) + 1 }]
          : []),
      ])
      .filter(({ distance }) => distance < Infinity)
      .sort((a, b) => a.distance - b.distance)
      .slice(0, MAX_ROUTES);
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
      const before = route[i - 1] ?? '';
      const found = findName(before, slug, edition);
      if (found === undefined) return undefined;
      filled[i] = found.slug + suffix;
      if (found.kind === before) continue;
      const other = route.with(i - 1, found.kind).join('/');
      if (!this.#routes.some((known) => known.join('/') === other)) return undefined;
      filled[i - 1] = found.kind;
    }
    return filled;
  }
}

interface FoundName {
  /** The word that stands before its slug. */
  readonly kind: string;
  readonly slug: string;
}

/** What a slug behind a word means: an article or tip may be of the other kind or misspelt. */
function findName(word: string, slug: string, edition: Edition): FoundName | undefined {
  if (word === 'articles' || word === 'tips') {
    const other = word === 'tips' ? 'articles' : 'tips';
    for (const find of [presentSlug, nearestSlug])
      for (const kind of [word, other] as const) {
        const found = find(kind, slug, edition);
        if (found !== undefined) return { kind, slug: found };
      }
    return undefined;
  }
  // A number, or a name that nobody mistypes.
  if (word !== 'topics' && word !== 'stages') return { kind: word, slug };
  const slugs = edition[word].map((term) => term.slug);
  const meant = slugs.includes(slug) ? slug : nearest(slug, slugs);
  return meant === undefined ? undefined : { kind: word, slug: meant };
}

type Kind = 'articles' | 'tips';

/** That of what was withdrawn, too: its address says why, and what to read instead. */
function presentSlug(kind: Kind, slug: string, edition: Edition): string | undefined {
  const found = kind === 'articles' ? edition.findArticle(slug) : edition.findTip(slug);
  if (found.state === 'unknown') return undefined;
  return found.state === 'moved' ? found.slug : slug;
}

const nearestSlug = (kind: Kind, slug: string, edition: Edition) => edition.nearestSlug(kind, slug);

const suffixOf = (parameter: string) => /^:\w+(.*)$/.exec(parameter)?.[1] ?? '';

/** How many letters of the words differ; infinite where a word is another. */
function distanceOf(route: readonly string[], given: readonly string[]): number {
  if (route.length !== given.length) return Infinity;
  let sum = 0;
  for (const [i, segment] of route.entries()) sum += segmentDistance(segment, given[i] ?? '');
  return sum;
}

function segmentDistance(segment: string, given: string): number {
  if (segment.startsWith(':')) {
    const suffix = suffixOf(segment);
    if (suffix !== '') return given.endsWith(suffix) ? 0 : Infinity;
    // A format that there isn't.
    return given.includes('.') ? 1 : 0;
  }
  if (segment === given) return 0;
  // The home page is like nothing.
  if (segment === '') return Infinity;
  const plain = given.replace(/\.\w+$/, '');
  return Math.min(
    wordDistance(segment, given),
    // A format that there isn't.
    plain === given ? Infinity : wordDistance(segment, plain) + 1,
  );
}

function wordDistance(word: string, given: string): number {
  const distance = leven(word, given);
  return distance <= Math.max(1, Math.floor(given.length * 0.4)) ? distance : Infinity;
}
