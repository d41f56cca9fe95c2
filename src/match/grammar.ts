/** What the detection knows of a language beside the phrases of signals. */
export interface Grammar {
  /** That forms of one word have: a word with one of a list is looked for with the others, too. */
  readonly endings: Endings;
  /**
   * Phrases that deny one that follows, or that they follow, three words on at most and no comma between.
   * What stands between the words of one that comes before is denied as well: "no CV, letter or".
   */
  readonly denials: { readonly before: readonly string[]; readonly after: readonly string[] };
}

export type Endings = readonly (readonly string[])[];

/**
 * By language. Forms that are no words are never met. Plain lists: what is computed here would stay in
 * the module that pages load, which doesn't use it.
 */
const GRAMMARS: Readonly<Record<string, Grammar>> = {
  en: {
    endings: [
      ['', 's', 'es', 'ed', 'ing'],
      ['e', 'es', 'ed', 'ing'],
      ['y', 'ies', 'ied', 'ying'],
    ],
    denials: {
      before: [
        '=no|not|never|nobody|without|nor|neither|skip|instead-of|rather-than|=dont|doesnt|didnt|wont|cant|cannot|isnt|arent|neednt|wouldnt',
        'dont|=no|not have|need|require to',
        'dont|=no|not|never|without * or|nor',
      ],
      after: [
        'not * need|require|necessary|essential|expect|available|possible|want|ask|must|matter|option|offer|part|requirement|job|role|position',
        'isnt|arent|unnecessary',
      ],
    },
  },
  es: {
    endings: [
      ['', 's', 'es'],
      ['o', 'a', 'os', 'as'],
      ['z', 'ces'],
      [
        'ar',
        'a',
        'an',
        'as',
        'amos',
        'ado',
        'ada',
        'ados',
        'adas',
        'ando',
        'aras',
        'ara',
        'aran',
        'e',
        'en',
        'anos',
        'aremos',
        'arnos',
        'arse',
      ],
      [
        'er',
        'e',
        'en',
        'es',
        'emos',
        'ido',
        'ida',
        'idos',
        'idas',
        'iendo',
        'eras',
        'era',
        'eran',
        'a',
        'an',
        'enos',
        'eremos',
        'erse',
      ],
      [
        'ir',
        'e',
        'en',
        'es',
        'imos',
        'ido',
        'ida',
        'idos',
        'idas',
        'iendo',
        'iras',
        'ira',
        'iran',
        'a',
        'an',
        'enos',
        'inos',
        'iremos',
        'irse',
      ],
    ],
    denials: {
      before: [
        '=no|=ni|=sin|nunca|tampoco|nada-de|ningun|ninguna|en-lugar-de|en-vez-de',
        '=no|=sin * o|ni',
      ],
      after: [
        'no * necesario|obligatorio|imprescindible|requiere|hace|falta|necesita|pide|posible',
      ],
    },
  },
};

const UNKNOWN: Grammar = { endings: [], denials: { before: [], after: [] } };

/** @param tag a BCP 47 tag; of a language that isn't known, words are looked for as they are */
export function grammarOf(tag: string): Grammar {
  return GRAMMARS[tag.split('-', 1)[0] ?? ''] ?? UNKNOWN;
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
