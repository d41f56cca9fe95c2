/** The text that one pastes to embed an article or tip; made alike on the server and in the browser. */

import { guessHeight } from '../../widget/guess-height.ts';

/** Addresses (absolute) of what the snippets load. */
export interface EmbedCode {
  /** The element's script, pinned to a version. */
  readonly element: string;
  /** Its hash, as the `integrity` attribute takes it. */
  readonly integrity: string;
  /** The script that gives frames the height of their content. */
  readonly resizer: string;
}

export interface EmbedChoice {
  readonly title: string;
  /** Absolute addresses: the page people read, the JSON, and the frame. */
  readonly page: string;
  readonly api: string;
  readonly frame: string;
  /** How many tips an article has; 0 for a tip. */
  readonly tips: number;
  readonly theme: Theme;
  readonly layout: Layout;
}

export const THEMES = ['inherit', 'auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const LAYOUTS = ['card', 'list', 'compact'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const SNIPPET_KINDS = ['page', 'element', 'frame', 'react'] as const;
export type SnippetKind = (typeof SNIPPET_KINDS)[number];

export function makeSnippets(
  choice: EmbedChoice,
  code: EmbedCode,
): Readonly<Record<SnippetKind, string>> {
  const link = `<a href="${markup(choice.page)}">${markup(choice.title)}</a>`;
  // Attributes aren't indented: where a long one wraps, the indentation would stand on a line alone.
  return {
    page: choice.page,
    element: `<style>
tip-sheet:not(:defined) { display: block; min-height: ${reserved(choice)}em }
</style>
<script type="module"
src="${code.element}"
integrity="${code.integrity}"
crossorigin="anonymous"></script>
<tip-sheet ${elementAttributes(choice)}>
${link}
</tip-sheet>`,
    frame: `<iframe
src="${markup(frameUrl(choice))}"
title="${markup(choice.title)}"
width="100%" height="480" loading="lazy"
style="border:0;max-width:640px"></iframe>
<script type="module" src="${code.resizer}"></script>`,
    react: `'use client';

export const Advice = () => (
  <>
    <script async type="module"
src="${code.element}"
integrity="${code.integrity}"
crossOrigin="anonymous" />
    <tip-sheet ${elementAttributes(choice)}>
      <a href="${markup(choice.page)}">{${JSON.stringify(choice.title)}}</a>
    </tip-sheet>
  </>
);`,
  };
}

/** In `em`: between a phone's and a desktop's. */
const USUAL_WIDTH = 35;
/** In `em`: what is higher fills the screen. */
const SCREEN = 60;

/**
 * What the page holds free before the script is there, in `em`, so that nothing below jumps; the
 * element then guesses better by its width.
 */
function reserved({ api, layout, tips }: EmbedChoice): number {
  const height = guessHeight({ src: api, layout, limit: 0, tips }, USUAL_WIDTH);
  return Math.min(Math.round(height), SCREEN);
}

function elementAttributes({ api, tips, theme, layout }: EmbedChoice): string {
  return [
    `src="${markup(api)}"`,
    ...(tips > 0 ? [`tips="${tips}"`] : []),
    ...(theme === 'inherit' ? [] : [`theme="${theme}"`]),
    ...(layout === 'card' ? [] : [`layout="${layout}"`]),
  ].join(' ');
}

/** A frame can't take over the colours of its page; it follows the reader's device by default. */
export function frameUrl({ frame, theme }: Pick<EmbedChoice, 'frame' | 'theme'>): string {
  if (theme !== 'light' && theme !== 'dark') return frame;
  return `${frame}${frame.includes('?') ? '&' : '?'}theme=${theme}`;
}

/** Where the home page's builder is with a guide chosen. */
export const builderAnchor = (slug: string) => `embed=${slug}`;

/** Text to show as the source of a quoted attribute or of an element's text. */
function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
