import { placeOf } from '../issues.ts';
import { RESERVED_SLUGS, Slug } from '../model.ts';
import { type Check, entriesIn, tipsIn } from './draft.ts';

/** An article's file is named for its slug and lies in the folder of its language. */
export const checkFileNames: Check = function* ({ articles }) {
  for (const { file, name, language, inLanguage = language, article } of articles) {
    if (article.slug !== name) {
      const message = `the slug "${article.slug}" is not the name of the file`;
      const rename = `rename the file to ${article.slug}.json`;
      const fix = Slug.safeParse(name).success ? `write "${name}", or ${rename}` : rename;
      yield { file, pointer: '/slug', message, fix };
    } else if (!Slug.safeParse(name).success) {
      const fix = 'name it in lower-case letters and digits joined by hyphens';
      yield { file, pointer: '/slug', message: `the name of the file is no slug`, fix };
    }
    if (inLanguage !== language) {
      const message = `the language "${inLanguage}" is not the name of the folder`;
      const fix = `write "${language}", or move the file to articles/${inLanguage}/`;
      yield { file, pointer: '/inLanguage', message, fix };
    }
  }
};

/** Words of the API's routes can't be slugs. */
export const checkReservedSlugs: Check = function* ({ articles }) {
  const words = [...RESERVED_SLUGS].map((word) => `"${word}"`).join(' and ');
  const fix = `choose another slug: ${words} are words of the API`;
  for (const { file, pointer, source } of entriesIn(articles)) {
    const slugs = [
      { place: `${pointer}/slug`, slug: source.slug },
      ...(source.aliases ?? []).map((slug, i) => ({ place: `${pointer}/aliases/${i}`, slug })),
    ];
    for (const { place, slug } of slugs)
      if (RESERVED_SLUGS.has(slug))
        yield { file, pointer: place, message: `the slug "${slug}" is reserved`, fix };
  }
};

/** A tip's slug is unique in its language over the whole library. */
export const checkTipSlugs: Check = function* ({ articles }) {
  const places = new Map<string, string>();
  for (const { file, pointer: of, article, source } of tipsIn(articles)) {
    const { slug } = source;
    const name = `${article.inLanguage}/${slug}`;
    const pointer = `${of}/slug`;
    const other = places.get(name);
    if (other !== undefined) {
      const message = `the tip slug "${slug}" is taken by ${other}`;
      const fix = `choose one that no other tip in "${article.inLanguage}" has`;
      yield { file, pointer, message, fix };
    } else {
      places.set(name, placeOf({ file, pointer }));
    }
  }
};
