import { h } from './dom.ts';
import { fetchShared } from './fetch-shared.ts';
import { guessHeight } from './guess-height.ts';
import css from './tip-sheet.css';
import type {
  TipSheetData,
  TipSheetLayout,
  TipSheetLoading,
  TipSheetTheme,
  TipSheetWords,
} from './types.ts';
import { renderView } from './view.ts';
import { WORDS, wordsFor } from './words.ts';

const LAYOUTS = ['card', 'list', 'compact'] as const;
const THEMES = ['inherit', 'auto', 'light', 'dark'] as const;
const LOADINGS = ['lazy', 'eager'] as const;

/** A tip by itself comes whole, and a list of articles shows no text. */
const WITHOUT_INCLUDE = /\/(tips\/[^/]+|articles)$/;

/** Lazy elements load when they are this near to the viewport. */
const NEAR = '600px';

let styles: CSSStyleSheet | undefined;
function styleSheet(): CSSStyleSheet {
  if (!styles) {
    styles = new CSSStyleSheet();
    styles.replaceSync(css);
  }
  return styles;
}

// Frameworks import this on their server, too, where there are no elements.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * Shows an article, a tip, a list or a search from a Tipsheet API, in the font and, unless it has a
 * theme, the colours of the page. What is inside the element is shown until then, and in an error.
 * Where the script may come late, let the page hold the height free:
 * `tip-sheet:not(:defined) { display: block; min-height: 40em; }`.
 *
 * @summary Shows career advice from a Tipsheet API.
 * @tag tip-sheet
 *
 * @attr {string} lang - Language of the element's own words. Default: the language of the content, or English.
 *
 * @fires {CustomEvent<{ data: TipSheetData }>} tip-sheet-load - The content is shown. Bubbles; composed.
 * @fires {CustomEvent<{ error: unknown }>} tip-sheet-error - The content couldn't be loaded. Cancel it to show no message and no Retry button. Bubbles; composed; cancelable.
 * @fires {CustomEvent<{ href: string }>} tip-sheet-link - A link was followed. Cancel it to go nowhere. Bubbles; composed; cancelable.
 *
 * @slot - Shown until the content is there, and when it can't be loaded: a link to the page.
 *
 * @csspart base - The box around everything: style its padding, border and corners
 * @csspart title - Title of the article, or of a tip that stands alone
 * @csspart summary - The article's or tip's summary
 * @csspart body - Running text
 * @csspart guides - Links to the articles that a search found, before its tips
 * @csspart tips - All tips
 * @csspart tip - One tip
 * @csspart tip-title - Title of a tip within an article or list
 * @csspart points - The do's and avoid's, side by side where there is room
 * @csspart do - What to do
 * @csspart avoid - What to avoid
 * @csspart label - One of the element's own headings, such as “Do”
 * @csspart example - Words that one could say or write
 * @csspart note - What is different in one country
 * @csspart more - The link to the tips beyond the limit
 * @csspart credit - Authors, source and licence
 * @csspart link - Every link
 * @csspart status - The message in an error, with its button
 * @csspart message - The words of the message
 * @csspart retry - The button that loads again
 *
 * @cssprop {<color>} [--tip-sheet-color=inherit, or the theme's] - Text colour
 * @cssprop {<color>} [--tip-sheet-background=none, or the theme's] - Background
 * @cssprop {<color>} [--tip-sheet-accent=the text's, or the theme's] - Colour of links and list markers
 * @cssprop {<color>} [--tip-sheet-border=the text's, faded] - Colour of lines
 * @cssprop {<length>} [--tip-sheet-reserve=guessed from src, layout, limit, tips and width] - Height held free while loading
 */
export class TipSheetElement extends Base {
  /** @internal */
  static readonly observedAttributes: readonly string[] = [
    'src',
    'lang',
    'heading-level',
    'limit',
    'tips',
    'layout',
    'theme',
    'loading',
  ];
  /** The element's own words, an entry for each language; add one for a language that isn't there. */
  static readonly words: TipSheetWords[] = WORDS;

  readonly #slot = h('slot');
  readonly #content = h('div', '', this.#slot);
  readonly #message = h('span', 'message');
  readonly #button = h('button', 'retry');
  readonly #status = h('div', 'status');
  readonly #base = h('div', 'base', this.#content, this.#status);
  #src = '';
  /** Whether less was asked for than other layouts show. */
  #isBrief = false;
  #given: TipSheetData | null = null;
  #loaded: TipSheetData | undefined;
  #shown: readonly unknown[] = [];
  #failed = false;
  #pending: AbortController | undefined;
  #observer: IntersectionObserver | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
    root.append(this.#base);
    this.#status.setAttribute('role', 'status');
    this.#button.addEventListener('click', this.#onRetry);
    this.#content.addEventListener('click', this.#onClick);
    // What was set before the element was defined hides the accessors.
    const own = this as Record<string, unknown>;
    for (const [name, value] of Object.entries(own)) {
      delete own[name];
      own[name] = value;
    }
  }

  /**
   * URL of what to show: an article, a tip, `/v1/tips/today`, a list or a search. For another
   * language, put `?lang=` here.
   * @attr src
   * @reflect
   */
  get src(): string {
    return this.getAttribute('src') ?? '';
  }
  set src(value: string) {
    this.#reflect('src', value);
  }

  /**
   * Level of the title's heading, from 1 to 6; what is below it follows.
   * @attr heading-level
   * @reflect
   * @default 2
   */
  get headingLevel(): number {
    return Math.min(Math.max(this.#number('heading-level', 2), 1), 6);
  }
  set headingLevel(value: number) {
    this.#reflect('heading-level', value);
  }

  /**
   * Number of tips to show at most; 0 shows all.
   * @attr limit
   * @reflect
   * @default 0
   */
  get limit(): number {
    return this.#number('limit', 0);
  }
  set limit(value: number) {
    this.#reflect('limit', value);
  }

  /**
   * How many tips `src` is known to give, so that as much room is held free for them while they
   * are loading; 0 where that isn't known. It hides none.
   * @attr tips
   * @reflect
   * @default 0
   */
  get tips(): number {
    return this.#number('tips', 0);
  }
  set tips(value: number) {
    this.#reflect('tips', value);
  }

  /**
   * `card`: the tips of an article or list opened one by one; `list`: everything in full;
   * `compact`: titles only, as links.
   * @attr layout
   * @reflect
   * @default 'card'
   */
  get layout(): TipSheetLayout {
    return this.#oneOf('layout', LAYOUTS);
  }
  set layout(value: TipSheetLayout) {
    this.#reflect('layout', value);
  }

  /**
   * `inherit`: the colours of the page; `auto`: light or dark after the reader's device; `light`;
   * `dark`.
   * @attr theme
   * @reflect
   * @default 'inherit'
   */
  get theme(): TipSheetTheme {
    return this.#oneOf('theme', THEMES);
  }
  set theme(value: TipSheetTheme) {
    this.#reflect('theme', value);
  }

  /**
   * `lazy`: fetched when it is near to the viewport; `eager`: at once.
   * @attr loading
   * @reflect
   * @default 'lazy'
   */
  get loading(): TipSheetLoading {
    return this.#oneOf('loading', LOADINGS);
  }
  set loading(value: TipSheetLoading) {
    this.#reflect('loading', value);
  }

  /**
   * What the API answered, when you have it already: then nothing is fetched. Reads as what is
   * shown.
   * @default null
   */
  get data(): TipSheetData | null {
    return this.#given ?? this.#loaded ?? null;
  }
  set data(value: TipSheetData | null) {
    this.#given = value;
    this.#failed = false;
    this.#schedule();
  }

  /** Gets the JSON at `url`. Override it to fetch in a way of your own. */
  request(url: string, signal: AbortSignal): Promise<unknown> {
    return fetchShared(url, signal);
  }

  /** Loads again what couldn't be loaded. */
  retry(): void {
    if (!this.#failed) return;
    this.#failed = false;
    // Emptied, so that a second failure is announced like the first.
    this.#message.textContent = '';
    this.#schedule();
  }

  /** @internal */
  connectedCallback() {
    this.#schedule();
  }

  /** @internal */
  disconnectedCallback() {
    this.#schedule();
  }

  /** @internal */
  attributeChangedCallback() {
    this.#schedule();
  }

  #reflect(name: string, value: unknown) {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value as string);
  }

  #number(name: string, otherwise: number): number {
    const value = this.getAttribute(name) ?? '';
    return /^\d+$/.test(value) ? +value : otherwise;
  }

  #oneOf<T extends string>(name: string, values: readonly [T, ...T[]]): T {
    return values.find((value) => value === this.getAttribute(name)) ?? values[0];
  }

  #emit(type: string, detail: unknown, cancelable = false): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { bubbles: true, composed: true, cancelable, detail }),
    );
  }

  /** Waits for all that is changed at once; a node that is moved is then in its place again. */
  #schedule() {
    queueMicrotask(() => this.#update());
  }

  #update() {
    const { src, isConnected } = this;
    const isCompact = this.layout === 'compact';
    const isOther = src !== this.#src || (this.#isBrief && !isCompact);
    this.#paint();
    if (isOther || !isConnected) {
      this.#stop();
      this.#failed = false;
    }
    if (isOther) {
      this.#src = src;
      this.#isBrief = isCompact;
      this.#loaded = undefined;
      this.#status.replaceChildren();
    }
    const data = this.#given ?? this.#loaded;
    if (!isConnected || this.#failed) return;
    if (data) {
      this.#stop();
      this.#show(data);
    } else if (!src) this.#put(this.#slot);
    else if (!this.#pending) this.#start();
  }

  #stop() {
    this.#pending?.abort();
    this.#pending = undefined;
    this.#observer?.disconnect();
    this.#observer = undefined;
    removeEventListener('online', this.#onRetry);
  }

  #start() {
    if (this.#slot.isConnected && !this.#button.isConnected) this.#reserve();
    if (this.loading === 'eager') {
      this.#stop();
      this.#load();
    } else if (!this.#observer) {
      this.#observer = new IntersectionObserver(
        (entries) => {
          if (!entries.at(-1)?.isIntersecting) return;
          this.#stop();
          this.#load();
        },
        { rootMargin: NEAR },
      );
      this.#observer.observe(this);
    }
  }

  #reserve() {
    const width = this.clientWidth / Number.parseFloat(getComputedStyle(this).fontSize);
    const height = guessHeight(this, width);
    this.#base.style.minBlockSize = `var(--tip-sheet-reserve, ${height}em)`;
  }

  async #load() {
    const controller = new AbortController();
    this.#pending = controller;
    const { signal } = controller;
    try {
      const url = new URL(this.#src, document.baseURI);
      if (!this.#isBrief && !WITHOUT_INCLUDE.test(url.pathname))
        url.searchParams.set('include', 'body');
      const data = await this.request(url.href, signal);
      if (signal.aborted) return;
      this.#loaded = data as TipSheetData;
      this.#show(this.#loaded);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
    if (!signal.aborted) this.#pending = undefined;
  }

  #show(data: TipSheetData) {
    const shown = [data, this.headingLevel, this.limit, this.layout, this.lang];
    if (shown.every((value, index) => value === this.#shown[index])) return;
    const isNew = data !== this.#shown[0];
    try {
      const view = renderView(data, this) ?? this.#slot;
      const retried = this.shadowRoot?.activeElement === this.#button;
      this.#put(view, shown);
      this.#status.replaceChildren();
      if (retried) {
        // The button that had the focus is gone.
        view.tabIndex = -1;
        view.focus();
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (isNew) this.#emit('tip-sheet-load', { data });
  }

  #paint() {
    // The link inside has the page's colours: it needs the page's background.
    const theme = this.#slot.isConnected ? 'inherit' : this.theme;
    this.#base.className = `base ${this.layout} ${theme}`;
  }

  #put(content: HTMLElement, shown: readonly unknown[] = []) {
    this.#content.replaceChildren(content);
    this.#base.style.minBlockSize = '';
    this.#shown = shown;
    this.#paint();
  }

  #fail(error: unknown) {
    this.#failed = true;
    this.#loaded = undefined;
    this.#put(this.#slot);
    addEventListener('online', this.#onRetry);
    if (!this.#emit('tip-sheet-error', { error }, true)) return;
    const words = wordsFor(this.closest<HTMLElement>('[lang]')?.lang ?? '');
    [this.#status.lang, , , , , this.#message.textContent, this.#button.textContent] = words;
    // Not moved when they are there, so that the button keeps the focus.
    if (!this.#button.parentNode) this.#status.append(this.#message, ' ', this.#button);
  }

  readonly #onRetry = () => this.retry();

  readonly #onClick = (event: Event) => {
    const link = (event.target as Element).closest('a');
    if (
      link &&
      this.#content.contains(link) &&
      !this.#emit('tip-sheet-link', { href: link.href }, true)
    )
      event.preventDefault();
  };
}
