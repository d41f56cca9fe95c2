import type {} from '@tipsheet/element';
import type { SvelteHTMLElements } from 'svelte/elements';

type Tag = SvelteHTMLElements['tip-sheet'];

export const tag: Tag = {
  src: 'https://tips.example/v1/tips/today',
  class: 'advice',
  'heading-level': 3,
  credit: 'short',
  'ontip-sheet-open': (event) => console.log(event.detail.slug.length),
};

// @ts-expect-error: there is no such layout
export const wrongLayout: Tag = { layout: 'grid' };
