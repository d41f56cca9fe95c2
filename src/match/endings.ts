/**
 * Endings that the forms of one word have, by language: where a word has one, it is looked for with
 * the others as well. Forms that are no words are never met.
 */
const ENDINGS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ['', 's', 'es', 'ed', 'ing'],
    ['e', 'es', 'ed', 'ing'],
    ['y', 'ies', 'ied', 'ying'],
  ],
  es: [
    ['', 's', 'es'],
    ['o', 'a', 'os', 'as'],
    ['z', 'ces'],
    ['ar', 'a', 'an', 'as', 'amos', 'ado', 'ada', 'ados', 'adas', 'ando', 'aras'],
    ['er', 'e', 'en', 'es', 'emos', 'ido', 'ida', 'idos', 'idas', 'iendo', 'eras'],
    ['ir', 'e', 'en', 'es', 'imos', 'ido', 'ida', 'idos', 'idas', 'iendo', 'iras'],
  ],
};

export type Endings = readonly (readonly string[])[];

/** @param tag a BCP 47 tag; of a language that isn't known, words are looked for as they are */
export function endingsOf(tag: string): Endings {
  return ENDINGS[tag.split('-', 1)[0] ?? ''] ?? [];
}

/** What must be left of a word without its ending, in letters. */
const LEAST = 3;

/** The likely forms of a word, itself first. */
export function formsOf(word: string, endings: Endings): string[] {
  const forms = [word];
  for (const family of endings)
    for (const ending of family) {
      const base = word.slice(0, word.length - ending.length);
      if (!word.endsWith(ending) || base.length < LEAST) continue;
      // Short words double a letter, if they have such forms at all.
      for (const other of family)
        if (base.length > LEAST || ending || other.length < 2) forms.push(base + other);
    }
  return forms;
}
