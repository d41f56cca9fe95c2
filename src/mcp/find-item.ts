import { type Article, type Edition, followed, type Lookup, type Tip } from '../content/library.ts';
import { repeatable } from '../content/shorten.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The library has nothing like what was asked for; the message says how to ask. */
export class NothingFoundError extends Error {
  override readonly name = 'NothingFoundError';
}

/** Characters of a tag that a message repeats. */
const LONGEST_TAG = 35;

/** @throws NothingFoundError for a language that the library doesn't have */
export function editionOf({ library }: Snapshot, language: string | undefined): Edition {
  const edition = library.edition(language ?? library.info.defaultLanguage);
  if (edition) return edition;
  throw new NothingFoundError(
    `There is nothing in the language "${repeatable(String(language), LONGEST_TAG)}". There is advice in: ${library.languages.join(', ')}.`,
  );
}

/** @throws NothingFoundError */
export const findArticle = (edition: Edition, slug: string): Article =>
  present(slug, (name) => edition.findArticle(name), 'article', 'list_articles');

/** @throws NothingFoundError */
export const findTip = (edition: Edition, slug: string): Tip =>
  present(slug, (name) => edition.findTip(name), 'tip', 'search_advice');

function present<T>(
  slug: string,
  find: (slug: string) => Lookup<T>,
  kind: string,
  finder: string,
): T {
  const lookup = followed(find, slug);
  if (lookup.state === 'found') return lookup.item;
  if (lookup.state === 'withdrawn') {
    const { date, reason, replacedBy } = lookup.withdrawn;
    const instead = replacedBy ? ` Read the ${lookup.kind} "${replacedBy}" instead.` : '';
    throw new NothingFoundError(
      `The ${kind} "${slug}" was withdrawn on ${date}: ${reason}${instead}`,
    );
  }
  throw new NothingFoundError(
    `No ${kind} in this language has the slug "${slug}"; the tool ${finder} gives the slugs.`,
  );
}
