/** The text that one pastes to embed an article or tip; made alike on the server and in the browser. */

import { guessHeight } from '../../widget/guess-height.ts';
import type { TipSheetCredit, TipSheetLayout, TipSheetTheme } from '../../widget/types.ts';
import { DARK, isDark, LIGHT, readable } from './colours.ts';

/** Addresses (absolute) of what the snippets load, pinned to a version, and their hashes. */
export interface EmbedCode {
  readonly element: string;
  /** As the `integrity` attribute takes it. */
  readonly integrity: string;
  /** The script that gives frames the height of their content. */
  readonly resizer: string;
  readonly resizerIntegrity: string;
}

export interface EmbedChoice {
  readonly title: string;
  /** Absolute addresses: the page people read, the JSON, and the frame, which only items have. */
  readonly page: string;
  readonly api: string;
  readonly frame: string;
  /** How many tips an article or a list has; 0 for a tip. */
  readonly tips: number;
  /** Pixels that a frame of its content takes, as wide as a column of text. */
  readonly height: number;
  readonly theme: TipSheetTheme;
  readonly layout: TipSheetLayout;
  /** Above the content; empty for none. */
  readonly heading: string;
  readonly credit: TipSheetCredit;
  /** Colours as `#rrggbb`; empty for those of the theme. */
  readonly accent: string;
  readonly background: string;
}

/** Where the tips are that a listing makes matter. */
export const MATCHED = 'recommendations';

export const SNIPPET_KINDS = ['page', 'element', 'frame', 'sized', 'react'] as const;
export type SnippetKind = (typeof SNIPPET_KINDS)[number];

/** What is usual: a choice names what differs. */
export const USUAL = {
  theme: 'inherit',
  layout: 'card',
  heading: '',
  credit: 'full',
  accent: '',
  background: '',
} as const;

export function makeSnippets(
  choice: EmbedChoice,
  code: EmbedCode,
): Readonly<Record<SnippetKind, string>> {
  const link = `<a href="${markup(choice.page)}">${markup(choice.title)}</a>`;
  const frame = `<iframe
src="${markup(frameUrl(choice))}"
title="${markup(choice.title)}"
width="100%" height="${choice.height}" frameborder="0" loading="lazy"></iframe>`;
  // Attributes aren't indented: where a long one wraps, the indentation would stand on a line alone.
  return {
    page: choice.page,
    element: `<style>
${elementStyle(choice)}
</style>
<script type="module"
src="${code.element}"
integrity="${code.integrity}"
crossorigin="anonymous"></script>
<tip-sheet ${elementAttributes(choice)}>
${link}
</tip-sheet>`,
    frame,
    sized: `${frame}
<script type="module"
src="${code.resizer}"
integrity="${code.resizerIntegrity}"
crossorigin="anonymous"></script>`,
    react: `'use client';

export const Advice = () => (
  <>
    <style href="${styleName(choice)}" precedence="default">{\`
${elementStyle(choice)}
\`}</style>
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

/** What a Content-Security-Policy of the page must allow, by kind of snippet. */
export function policyOf(kind: SnippetKind, code: EmbedCode): string {
  const { origin } = new URL(code.element);
  const script = `script-src ${origin}`;
  return {
    page: `frame-src ${origin}`,
    element: `${script}; connect-src ${origin}`,
    frame: `frame-src ${origin}`,
    sized: `frame-src ${origin}; ${script}`,
    react: `${script}; connect-src ${origin}`,
  }[kind];
}

/**
 * Holds room free until the script is there, and for no more than some seconds where it is blocked.
 * It may stand in a style sheet as well.
 */
function elementStyle(choice: EmbedChoice): string {
  const colours = Object.entries(elementColours(choice)).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const theme = themeOf(choice);
  // Those of its theme: on the page of another snippet they could make it unreadable.
  const selector = `tip-sheet${theme === 'inherit' ? ':not([theme])' : `[theme=${theme}]`}`;
  return `${colours.length > 0 ? `${selector} { ${colours.join('; ')} }\n` : ''}tip-sheet:not(:defined) { display: block; animation: tip-sheet-room 5s }
@keyframes tip-sheet-room { from, to { min-height: ${reserved(choice)} } }`;
}

/** React keeps one style of each name. */
function styleName({ accent, background, theme }: EmbedChoice): string {
  return accent || background ? `tip-sheet-${theme}${accent}${background}` : 'tip-sheet';
}

/** Of a phone's screen and of a column of text, in `em`. */
const WIDTHS = { phone: 20, column: 35 } as const;
/** In `em`: what is higher fills the screen. */
const SCREEN = 60;

/**
 * What the page holds free before the script is there, as a CSS length, so that nothing below jumps: more
 * on a phone, down to that for a column of text. The element then guesses better by its width.
 */
function reserved({ api, layout, tips }: EmbedChoice): string {
  const at = (width: number) =>
    Math.min(guessHeight({ src: api, layout, limit: 0, tips }, width), SCREEN);
  const column = at(WIDTHS.column);
  const slope = (at(WIDTHS.phone) - column) / (WIDTHS.column - WIDTHS.phone);
  const least = `${Math.round(column)}em`;
  if (slope === 0) return least;
  return `max(${least}, ${Math.round(column + slope * WIDTHS.column)}em - ${Math.round(100 * slope)}vw)`;
}

/** The custom properties of the element, with an accent that can be read on its background. */
export function elementColours(
  choice: Pick<EmbedChoice, 'accent' | 'background' | 'theme'>,
): Record<string, string> {
  const { accent, background } = choice;
  const theme = themeOf(choice);
  const on = (paper: string) => `#${readable(accent.slice(1), paper)}`;
  const readableAccent = () => {
    if (background) return on(background.slice(1));
    if (theme === 'auto') return `light-dark(${on(LIGHT.paper)}, ${on(DARK.paper)})`;
    return theme === 'inherit' ? accent : on((theme === 'dark' ? DARK : LIGHT).paper);
  };
  return {
    ...(accent && { '--tip-sheet-accent': readableAccent() }),
    ...(background && { '--tip-sheet-background': background }),
  };
}

/** On a background of its own the text must be of the theme that can be read there. */
export function themeOf({
  theme,
  background,
}: Pick<EmbedChoice, 'theme' | 'background'>): TipSheetTheme {
  if (!background) return theme;
  return isDark(background.slice(1)) ? 'dark' : 'light';
}

function elementAttributes(choice: EmbedChoice): string {
  const { api, tips, layout, heading, credit } = choice;
  const theme = themeOf(choice);
  return [
    `src="${markup(api)}"`,
    ...(new URL(api).pathname.endsWith(`/${MATCHED}`) ? ['match'] : []),
    ...(heading ? [`heading="${markup(heading)}"`] : []),
    ...(tips > 0 ? [`tips="${tips}"`] : []),
    ...(theme === 'inherit' ? [] : [`theme="${theme}"`]),
    ...(layout === 'card' ? [] : [`layout="${layout}"`]),
    ...(credit === 'full' ? [] : [`credit="${credit}"`]),
  ].join(' ');
}

/** A frame can't take over the colours of its page; it is light unless told otherwise. */
export function frameUrl({
  frame,
  theme,
  accent,
  background,
}: Pick<EmbedChoice, 'frame' | 'theme' | 'accent' | 'background'>): string {
  const url = new URL(frame);
  if (theme === 'dark' || theme === 'auto') url.searchParams.set('theme', theme);
  if (accent) url.searchParams.set('accent', accent.slice(1));
  if (background) url.searchParams.set('background', background.slice(1));
  return url.href;
}

/** What oEmbed gives: few hosts adapt the height of a frame, and WordPress to no more than 1000 pixels. */
export function oembedFrame(frame: string): string {
  const url = new URL(frame);
  url.searchParams.append('layout', 'compact');
  return url.href;
}

/** Where the home page's builder is with a guide chosen. */
export const builderAnchor = (slug: string) => `embed=${slug}`;

/** Text to show as the source of a quoted attribute or of an element's text. */
function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
