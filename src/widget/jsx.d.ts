/** Types of `tip-sheet.js`: the element `<tip-sheet>`, its events, and its tag in frameworks. */

// @ts-ignore: a project without Preact has no such module, and needs no tag for it.
import type { HTMLAttributes as PreactAttributes } from 'preact';
// @ts-ignore: a project without React has no such module, and needs no tag for it.
import type { DetailedHTMLProps, HTMLAttributes as ReactAttributes } from 'react';
// @ts-ignore: a project without Solid has no such module, and needs no tag for it.
import type { JSX as SolidJSX } from 'solid-js';
// @ts-ignore: a project without Svelte has no such module, and needs no tag for it.
import type { HTMLAttributes as SvelteAttributes } from 'svelte/elements';
// @ts-ignore: a project without Vue has no such module, and needs no tag for it.
import type { DefineComponent, HTMLAttributes as VueAttributes } from 'vue';
import type { TipSheetElement } from './tip-sheet-element.ts';
import type { TipSheetEventMap } from './types.ts';

type Properties = Pick<
  TipSheetElement,
  'src' | 'heading' | 'limit' | 'tips' | 'layout' | 'theme' | 'credit' | 'loading' | 'data'
>;

/** What the tag takes in JSX, besides what every HTML element takes. */
export type TipSheetAttributes = Partial<Properties> & {
  'heading-level'?: 1 | 2 | 3 | 4 | 5 | 6;
  match?: boolean | '';
  for?: string;
} & {
  [Type in keyof TipSheetEventMap as `on${Type}`]?: (event: TipSheetEventMap[Type]) => void;
};

declare global {
  interface HTMLElementTagNameMap {
    'tip-sheet': TipSheetElement;
  }
  interface GlobalEventHandlersEventMap extends TipSheetEventMap {}
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

// @ts-ignore: as above
declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'tip-sheet': SolidJSX.HTMLAttributes<TipSheetElement> &
        Omit<TipSheetAttributes, `on${string}`> & {
          [Type in keyof TipSheetEventMap as `on:${Type}`]?: (
            event: TipSheetEventMap[Type],
          ) => void;
        };
    }
  }
}

// @ts-ignore: as above
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'tip-sheet': SvelteAttributes<TipSheetElement> & TipSheetAttributes;
  }
}

// @ts-ignore: as above
declare module 'vue' {
  interface GlobalComponents {
    'tip-sheet': DefineComponent<
      VueAttributes &
        Omit<TipSheetAttributes, `on${string}`> & {
          [Type in keyof TipSheetEventMap as `on${Capitalize<Type>}`]?: (
            event: TipSheetEventMap[Type],
          ) => void;
        }
    >;
  }
}
