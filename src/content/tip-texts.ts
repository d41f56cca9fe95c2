import type { TipSource } from './model.ts';

/**
 * The texts of a tip that are searched, each with the field of search that it is a part of; fields have
 * their weights in `search/ranking.ts`.
 */
export const SEARCHED_TEXTS = {
  title: 'title',
  summary: 'summary',
  body: 'body',
  do: 'points',
  avoid: 'points',
  examples: 'examples',
  questions: 'questions',
  keywords: 'keywords',
} as const satisfies Partial<Record<keyof TipSource, string>>;
export type SearchedText = keyof typeof SEARCHED_TEXTS;
/** A field of search that texts of tips are part of. */
export type TextField = (typeof SEARCHED_TEXTS)[SearchedText];

/** Those in which what a search finds is highlighted, in the order in which highlights are given. */
export const HIGHLIGHTED_TEXTS = [
  'title',
  'summary',
  'body',
  'do',
  'avoid',
  'examples',
  'questions',
] as const satisfies readonly SearchedText[];
export type HighlightedText = (typeof HIGHLIGHTED_TEXTS)[number];
/** What a list shows of a tip; of the other texts it shows what a search found in them. */
export const LIGHT_TEXTS = ['title', 'summary'] as const satisfies readonly HighlightedText[];

/** What is read in a tip; its summary says it again. */
const READ_TEXTS = ['title', 'body', 'do', 'avoid', 'examples', 'notes', 'messages'] as const;

/** What is read in a tip, piece by piece, but for its summary and the titles of its messages. */
export const textsToRead = (tip: TipSource): string[] =>
  READ_TEXTS.flatMap((name) => {
    const text: string | readonly (string | { text: string })[] = tip[name] ?? [];
    if (typeof text === 'string') return text;
    return text.map((item) => (typeof item === 'string' ? item : item.text));
  });
