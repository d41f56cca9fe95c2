import type { TipSource } from './model.ts';
import { keysOf } from './record-of.ts';

/** How a text of a tip is used, besides being shown as its outline says. */
interface TextUse {
  /** The field of search that it is a part of; fields have their weights in `search/ranking.ts`. */
  readonly searchedIn?: string;
  /** Whether what a search finds in it is highlighted. */
  readonly isHighlighted?: true;
  /** Whether its words count as reading time. */
  readonly isCounted?: true;
}

/** The texts of a tip, in the order in which their highlights are given. */
export const TIP_TEXTS = {
  title: { searchedIn: 'title', isHighlighted: true, isCounted: true },
  summary: { searchedIn: 'summary', isHighlighted: true },
  body: { searchedIn: 'body', isHighlighted: true, isCounted: true },
  do: { searchedIn: 'points', isHighlighted: true, isCounted: true },
  avoid: { searchedIn: 'points', isHighlighted: true, isCounted: true },
  examples: { searchedIn: 'examples', isHighlighted: true, isCounted: true },
  questions: { searchedIn: 'questions', isHighlighted: true },
  notes: { isCounted: true },
  messages: { isCounted: true },
  keywords: { searchedIn: 'keywords' },
} as const satisfies Partial<Record<keyof TipSource, TextUse>>;

type Texts = typeof TIP_TEXTS;
type TextName = keyof Texts;
type Use = 'searchedIn' | 'isHighlighted' | 'isCounted';
type NamesOf<U extends Use> = { [K in TextName]: U extends keyof Texts[K] ? K : never }[TextName];

export type SearchedText = NamesOf<'searchedIn'>;
export type HighlightedText = NamesOf<'isHighlighted'>;
/** A field of search that texts of tips are part of. */
export type TextField = Texts[SearchedText]['searchedIn'];

export const TEXT_NAMES = keysOf(TIP_TEXTS);

const namesOf = <U extends Use>(use: U): NamesOf<U>[] =>
  TEXT_NAMES.filter((name): name is NamesOf<U> => use in TIP_TEXTS[name]);

export const SEARCHED_TEXTS = namesOf('searchedIn');
export const HIGHLIGHTED_TEXTS = namesOf('isHighlighted');
/** What a list shows of a tip; of the other texts it shows what a search found in them. */
export const LIGHT_TEXTS = ['title', 'summary'] as const satisfies readonly HighlightedText[];
const COUNTED_TEXTS = namesOf('isCounted');

/** What is read in a tip, piece by piece, but for its summary, which says it again. */
export function countedTexts(tip: TipSource): string[] {
  return COUNTED_TEXTS.flatMap((name) => piecesOf(tip, name));
}

/** One text of a tip, piece by piece; of messages, without their titles. */
export function piecesOf(tip: TipSource, name: TextName): string[] {
  const text: string | readonly (string | { text: string })[] = tip[name] ?? [];
  if (typeof text === 'string') return [text];
  return text.map((item) => (typeof item === 'string' ? item : item.text));
}
