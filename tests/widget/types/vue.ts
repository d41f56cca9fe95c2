import type {} from '@tipsheet/element';
import { type GlobalComponents, h } from 'vue';

declare const TipSheet: GlobalComponents['tip-sheet'];

export const advice = h(TipSheet, {
  src: 'https://tips.example/v1/tips/today',
  class: 'advice',
  'heading-level': 3,
  credit: 'short',
  'onTip-sheet-open': (event) => console.log(event.detail.slug.length),
});

// @ts-expect-error: there is no such layout
export const wrongLayout = h(TipSheet, { layout: 'grid' });
