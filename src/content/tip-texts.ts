import { TIP_TEXTS, type TipSource } from './model.ts';

/** What the table of a tip's texts says of them. */

type Texts = typeof TIP_TEXTS;
type TextName = keyof Texts;
type Use = 'searchedIn' | 'isHighlighted' | 'isCounted';
type NamesOf<U extends Use> = { [K in TextName]: U extends keyof Texts[K] ? K : never }[TextName];

export type SearchedText = NamesOf<'searchedIn'>;
export type HighlightedText = NamesOf<'isHighlighted'>;
/** A field of search that texts of tips are part of. */
export type TextField = Texts[SearchedText]['searchedIn'];

const namesOf = <U extends Use>(use: U): NamesOf<U>[] =>
  // Object.keys() forgets the names of the keys.
  (Object.keys(TIP_TEXTS) as TextName[]).filter(
    (name): name is NamesOf<U> => use in TIP_TEXTS[name],
  );

export const SEARCHED_TEXTS = namesOf('searchedIn');
export const HIGHLIGHTED_TEXTS = namesOf('isHighlighted');
const COUNTED_TEXTS = namesOf('isCounted');

/** What is read in a tip, piece by piece, but for its summary, which says it again. */
export function countedTexts(tip: TipSource): string[] {
  return COUNTED_TEXTS.flatMap((name) => {
    const text: string | readonly (string | { text: string })[] = tip[name] ?? [];
    if (typeof text === 'string') return text;
    return text.map((item) => (typeof item === 'string' ? item : item.text));
  });
}
