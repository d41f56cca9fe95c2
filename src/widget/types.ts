/** What the element reads of a tip. */
export interface TipSheetTip {
  /** Of a search hit. */
  kind?: 'article' | 'tip';
  slug: string;
  title: string;
  summary: string;
  webUrl: string;
  inLanguage?: string;
  bodyHtml?: string;
  do?: string[];
  avoid?: string[];
  examples?: string[];
  /** What is different by country; the label says where. */
  notes?: { label: string; text: string }[];
  article?: { title: string; webUrl: string };
  /** Who wrote it and under which licence, in one line. */
  creditText?: string;
  /** The same with the title and its links. */
  credit?: { html: string };
}

/** What the element reads of an article. */
export interface TipSheetArticle extends TipSheetTip {
  introductionHtml: string;
  conclusionHtml: string;
  tips: TipSheetTip[];
}

export interface TipSheetList {
  data: TipSheetTip[];
}

/** What the API answers for an article, a tip, a list or a search. */
export type TipSheetData = TipSheetArticle | TipSheetTip | TipSheetList;

/** The element's own words in one language. */
export type TipSheetWords = readonly [
  language: string,
  good: string,
  avoid: string,
  example: string,
  more: string,
  retry: string,
];

export type TipSheetLayout = 'card' | 'list' | 'compact';
export type TipSheetTheme = 'inherit' | 'auto' | 'light' | 'dark';
export type TipSheetLoading = 'lazy' | 'eager';
export type TipSheetCredit = 'full' | 'short';

/** What `tip-sheet-error` says of an answer that is not 2xx. */
export interface TipSheetResponseError extends Error {
  status: number;
  /** Seconds after which to ask again; 0 where the API doesn't say. */
  retryAfter: number;
}

export interface TipSheetEventMap {
  /** The content is shown. */
  'tip-sheet-load': CustomEvent<{ data: TipSheetData }>;
  /** The content, or a part of it, is in sight for the first time; no data for what a server rendered. */
  'tip-sheet-show': CustomEvent<{ data: TipSheetData | null }>;
  /** The reader opened a tip. */
  'tip-sheet-open': CustomEvent<{ slug: string }>;
  /** The content couldn't be loaded. Cancel it to show no Retry button. */
  'tip-sheet-error': CustomEvent<{ error: TipSheetResponseError | Error }>;
  /** A link was followed. Cancel it to go nowhere. */
  'tip-sheet-link': CustomEvent<{ href: string }>;
}
