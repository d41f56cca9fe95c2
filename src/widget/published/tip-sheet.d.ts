/** Types of `tip-sheet.js`: the element `<tip-sheet>`, its events, and its tag in JSX. */

// @ts-ignore: a project without Preact has no such module, and needs no tag for it.
import type { HTMLAttributes as PreactAttributes } from 'preact';
// @ts-ignore: a project without React has no such module, and needs no tag for it.
import type { DetailedHTMLProps, HTMLAttributes as ReactAttributes } from 'react';

export interface TipSheetTip {
  slug: string;
  title: string;
  summary: string;
  webUrl: string;
  inLanguage?: string;
  bodyHtml?: string;
  do?: string[];
  avoid?: string[];
  examples?: string[];
  article?: { title: string; webUrl: string };
  credit?: { html: string };
  license?: { name: string; url: string };
}

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
  error: string,
  retry: string,
];

export type TipSheetLayout = 'card' | 'list' | 'compact';
export type TipSheetTheme = 'inherit' | 'auto' | 'light' | 'dark';
export type TipSheetLoading = 'lazy' | 'eager';

export interface TipSheetEventMap {
  /** The content is shown. */
  'tip-sheet-load': CustomEvent<{ data: TipSheetData }>;
  /** The content couldn't be loaded. Cancel it to show no message and no Retry button. */
  'tip-sheet-error': CustomEvent<{ error: unknown }>;
  /** A link was followed. Cancel it to go nowhere. */
  'tip-sheet-link': CustomEvent<{ href: string }>;
}

export declare class TipSheetElement extends HTMLElement {
  /** The element's own words; add an entry for a language that isn't there. */
  static readonly words: TipSheetWords[];
  /** URL of what to show: an article, a tip, a list or a search. */
  src: string;
  /** Level of the title's heading, from 1 to 6. Default 2. */
  headingLevel: number;
  /** Number of tips to show at most; 0 for all, the default. */
  limit: number;
  layout: TipSheetLayout;
  theme: TipSheetTheme;
  loading: TipSheetLoading;
  /** What the API answered, when you have it already: then nothing is fetched. */
  get data(): TipSheetData | null;
  set data(value: TipSheetData | null);
  /** Gets the JSON at `url`. Override it to fetch in a way of your own. */
  request(url: string, signal: AbortSignal): Promise<unknown>;
  /** Loads again what couldn't be loaded. */
  retry(): void;
  addEventListener<K extends keyof TipSheetEventMap>(
    type: K,
    listener: (this: TipSheetElement, event: TipSheetEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: TipSheetElement, event: HTMLElementEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** What the tag takes in JSX, beside what every HTML element takes. */
export interface TipSheetAttributes {
  src?: string;
  'heading-level'?: 1 | 2 | 3 | 4 | 5 | 6;
  limit?: number;
  layout?: TipSheetLayout;
  theme?: TipSheetTheme;
  loading?: TipSheetLoading;
  data?: TipSheetData | null;
  'ontip-sheet-load'?: (event: TipSheetEventMap['tip-sheet-load']) => void;
  'ontip-sheet-error'?: (event: TipSheetEventMap['tip-sheet-error']) => void;
  'ontip-sheet-link'?: (event: TipSheetEventMap['tip-sheet-link']) => void;
}

declare global {
  interface HTMLElementTagNameMap {
    'tip-sheet': TipSheetElement;
  }
}

// @ts-ignore: as above
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'tip-sheet': DetailedHTMLProps<ReactAttributes<TipSheetElement>, TipSheetElement> &
        TipSheetAttributes;
    }
  }
}

// @ts-ignore: as above
declare module 'preact' {
  namespace createElement.JSX {
    interface IntrinsicElements {
      'tip-sheet': PreactAttributes<TipSheetElement> & TipSheetAttributes;
    }
  }
}
