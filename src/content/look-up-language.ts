import { canonicalLanguage } from './model.ts';

/** A tag of BCP 47, whose subtags may stand in another order (RFC 5646 §2.1). */
const LANGUAGE_TAG =
  /^(?:[a-z]{2,8}(?:-[a-z\d]{2,8})*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|i(?:-[a-z\d]{2,8})+|x(?:-[a-z\d]{1,8})+)$/i;

export const isLanguageTag = (text: string): boolean => LANGUAGE_TAG.test(text);

/**
 * The best of the languages for a tag (BCP 47) in any case, by lookup (RFC 4647 §3.4): `es-419` finds
 * `es`; undefined where the tag is malformed or nothing matches.
 */
export function lookUpLanguage(tag: string, languages: readonly string[]): string | undefined {
  if (languages.includes(tag)) return tag;
  if (!isLanguageTag(tag)) return undefined;
  // The canonical form has the present tag for one of old, such as `he` for `iw`.
  return lookUp(tag, languages) ?? lookUp(canonicalLanguage(tag) ?? '', languages);
}

function lookUp(tag: string, languages: readonly string[]): string | undefined {
  for (let range = tag.toLowerCase(); range !== ''; range = shorter(range)) {
    const found = languages.find((language) => language.toLowerCase() === range);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Without its last subtag, and without a single letter before it, which only introduced it. */
function shorter(range: string): string {
  const subtags = range.split('-').slice(0, -1);
  while (subtags.at(-1)?.length === 1) subtags.pop();
  return subtags.join('-');
}
