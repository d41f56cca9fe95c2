import type { TipSheetWords } from './types.ts';

/** A page may add its own. */
export const WORDS: TipSheetWords[] = [
  ['en', 'Do', 'Avoid', 'Example', 'More tips', 'Couldn’t load the tips. Try again'],
  ['es', 'Sí', 'No', 'Ejemplo', 'Más consejos', 'Consejos no cargados. Reintentar'],
];

/** The words for a tag such as `de-AT`: those of its base language, or English. */
export function wordsFor(tag = ''): TipSheetWords {
  return (WORDS.find(([language]) => language === tag.toLowerCase().split('-')[0]) ??
    WORDS[0]) as TipSheetWords;
}
