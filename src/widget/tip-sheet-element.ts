import { toElement } from './dom.ts';
import { fetchShared } from './fetch-shared.ts';
import { guessHeight } from './guess-height.ts';
import css from './tip-sheet.css';
import type {
  TipSheetCredit,
  TipSheetData,
  TipSheetLayout,
  TipSheetLoading,
  TipSheetResponseError,
  TipSheetTheme,
  TipSheetWords,
} from './types.ts';
import { heading, renderView } from './view.ts';
import { h } from './view-node.ts';
import { WORDS, wordsFor } from './words.ts';

/** The value of each attribute where none is given; of a list, where none of it is: the first. */
const ATTRIBUTES = {
  src: '',
  heading: '',
  'heading-level': 2,
  limit: 0,
  tips: 0,
  layout: ['card', 'list', 'compact'],
  theme: ['inherit', 'auto', 'light', 'dark'],
  credit: ['full', 'short'],
  loading: ['lazy', 'eager'],
};

/** A tip by itself comes whole, and a list of articles shows no text. */
const WITHOUT_INCLUDE = /\/(tips\/[^/]+|articles)$/;

/** The most seconds that are waited before the API is asked again. */
const MAX_WAIT = 90_000;

/** What the element hears of the window. */
const HEARD = ['online', 'beforeprint', 'afterprint'] as const;

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

const make = (tag: string, part?: string) => toElement(h(tag, part));

/** Calls once, when the element is in sight or as near as `rootMargin` says. */
function whenSeen(element: Element, act: () => void, rootMargin = ''): IntersectionObserver {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.at(-1)?.isIntersecting) return;
      observer.disconnect();
      act();
    },
    { rootMargin },
  );
  observer.observe(element);
  return observer;
}

// Frameworks import this on their server, too, where there are no elements.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? Object;

/**
 * Shows an article, a tip, a list or a search from a Tipsheet API, in the font and, unless it has a
 * theme, the colours of the page. What is inside the element is shown until then, and in an error.
 * Where the script may come late, let the page hold the height free, for three tips:
 * `tip-sheet:not(:defined) { display: block; min-height: max(28em, 52em - 66vw); }`.
 *
 * @summary Shows career advice from a Tipsheet API.
 * @tag tip-sheet
 *
 * @attr {boolean} match - Shows the tips that a job listing makes matter, each with its reason: `src` is `/v1/recommendations`. The listing is the `JobPosting` (JSON-LD) of the page, or its text; it never leaves the page. To read it again, set `data` to null.
 * @attr {string} for - A CSS selector of what has the listing, of which `match` reads the `JobPosting` or the text. Where it finds nothing, nothing is loaded. Default: the page.
 * @attr {string} lang - Language of the element's own words. Default: the language of the content, or English.
 *
 * @fires {CustomEvent<{ data: TipSheetData }>} tip-sheet-load - The content is there. Bubbles; composed.
 * @fires {CustomEvent<{ data: TipSheetData | null }>} tip-sheet-show - The content came into sight for the first time; without data if a server rendered it. Bubbles; composed.
 * @fires {CustomEvent<{ slug: string }>} tip-sheet-open - The reader opened a tip. Bubbles; composed.
 * @fires {CustomEvent<{ error: TipSheetResponseError | Error }>} tip-sheet-error - The content couldn't be loaded. Cancel it to show no Retry button. Bubbles; composed; cancelable.
 * @fires {CustomEvent<{ href: string }>} tip-sheet-link - A link was followed. Cancel it to go nowhere. Bubbles; composed; cancelable.
 *
 * @slot heading - A heading of your own above the content, instead of `heading`
 * @slot - Shown until the content is there, and when it can't be loaded: a link to the page.
 *
 * @csspart base - The box around everything: style its padding, border and corners
 * @csspart heading - The heading that `heading` gives
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
 * @csspart why - Why a tip matters for the listing
 * @csspart more - The link to the tips beyond the limit
 * @csspart credit - Authors, source and licence
 * @csspart link - Every link
 * @csspart status - The place of the button
 * @csspart retry - The button that says, in an error, that it loads again
 *
 * @cssprop {<color>} [--tip-sheet-color=inherit, or the theme's] - Text colour
 * @cssprop {<color>} [--tip-sheet-background=none, or the theme's] - Background
 * @cssprop {<color>} [--tip-sheet-accent=the text's, or the theme's] - Colour of links and list markers
 * @cssprop {<color>} [--tip-sheet-border=the text's, faded] - Colour of lines
 * @cssprop {<length>} [--tip-sheet-reserve=guessed from src, layout, limit, tips and width] - Height held free while loading
 */
export class TipSheetElement extends Base {
  /** @internal */
  static readonly observedAttributes: readonly string[] = ['lang', ...Object.keys(ATTRIBUTES)];
  /** The element's own words, an entry for each language; add one for a language that isn't there. */
  static readonly words: TipSheetWords[] = WORDS;

  readonly #slot = make('slot');
  readonly #heading = make('slot');
  readonly #content = make('div');
  readonly #button = make('button', 'retry');
  readonly #status = make('div', 'status');
  readonly #base = make('div', 'base');
  #src = '';
  /** Whether less was asked for than other layouts show. */
  #isBrief = false;
  /** Null for what a server rendered, which has only its nodes. */
  #data: TipSheetData | null | undefined;
  #isGiven = false;
  /** Data and options of what is shown. */
  #shown: TipSheetData | null | undefined;
  #shownAs = '';
  #failed = false;
  #pending: AbortController | undefined;
  /** Of an element that is to load when it is near. */
  #near: IntersectionObserver | undefined;
  /** Of content that nobody has seen yet. */
  #seen: IntersectionObserver | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is open only on paper. */
  #printed: HTMLDetailsElement[] = [];

  constructor() {
    super();
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
    (this.#heading as HTMLSlotElement).name = 'heading';
    this.#status.setAttribute('role', 'status');
    this.#base.append(this.#heading, this.#content, this.#status);
    this.#content.append(this.#slot);
    root.prepend(this.#base);
    this.#base.onclick = (event) => this.#onClick(event);
    // A parser brings what is inside later.
    this.#slot.onslotchange = () => this.#schedule();
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
  declare src: string;

  /**
   * A heading above the content, which a list has none of by itself; its level is `heading-level`,
   * and what is below it follows.
   * @attr heading
   * @reflect
   */
  declare heading: string;

  /**
   * Level of the first heading, from 1 to 6; what is below it follows.
   * @attr heading-level
   * @reflect
   * @default 2
   */
  declare headingLevel: number;

  /**
   * Number of tips to show at most; 0 shows all.
   * @attr limit
   * @reflect
   * @default 0
   */
  declare limit: number;

  /**
   * How many tips `src` is known to give, so that as much room is held free for them while they
   * are loading; 0 where that isn't known. It hides none.
   * @attr tips
   * @reflect
   * @default 0
   */
  declare tips: number;

  /**
   * `card`: the tips of an article or list opened one by one; `list`: everything in full;
   * `compact`: titles only, as links.
   * @attr layout
   * @reflect
   * @default 'card'
   */
  declare layout: TipSheetLayout;

  /**
   * `inherit`: the colours of the page; `auto`: light or dark after the reader's device; `light`;
   * `dark`.
   * @attr theme
   * @reflect
   * @default 'inherit'
   */
  declare theme: TipSheetTheme;

  /**
   * `full`: who wrote it, what it is based on, and the licence; `short`: in one line, without titles of sources.
   * @attr credit
   * @reflect
   * @default 'full'
   */
  declare credit: TipSheetCredit;

  /**
   * `lazy`: fetched when it is near to the viewport; `eager`: at once.
   * @attr loading
   * @reflect
   * @default 'lazy'
   */
  declare loading: TipSheetLoading;

  /**
   * What the API answered, when you have it already: then nothing is fetched. Reads as what is
   * shown.
   * @default null
   */
  get data(): TipSheetData | null {
    return this.#data ?? null;
  }
  set data(value: TipSheetData | null) {
    this.#data = value ?? undefined;
    this.#isGiven = !!value;
    this.#failed = false;
    this.#schedule();
  }

  /** Gets the JSON at `url`. Override it to fetch in a way of your own. */
  request(url: string, _signal: AbortSignal): Promise<unknown> {
    return fetchShared(url);
  }

  /** Loads again what couldn't be loaded. */
  retry(): void {
    if (!this.#failed) return;
    this.#failed = false;
    // Emptied, so that a second failure is announced like the first.
    this.#button.textContent = '';
    this.#schedule();
  }

  /** @internal */
  connectedCallback() {
    for (const type of HEARD) addEventListener(type, this);
    this.#schedule();
  }

  /** @internal */
  disconnectedCallback() {
    for (const type of HEARD) removeEventListener(type, this);
    this.#schedule();
  }

  /** @internal */
  attributeChangedCallback() {
    this.#schedule();
  }

  /** Of the content's heading. */
  get #level(): number {
    return (
      this.headingLevel + (this.heading || this.querySelector(':scope>[slot=heading]') ? 1 : 0)
    );
  }

  /** Names what the view depends on besides its data. */
  get #options(): string {
    return `${[this.#level, this.limit, this.layout, this.lang, this.credit]}`;
  }

  #emit(type: string, detail: unknown): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { bubbles: true, composed: true, cancelable: true, detail }),
    );
  }

  /** Waits for all that is changed at once; a node that is moved is then in its place again. */
  #schedule() {
    queueMicrotask(() => this.#update());
  }

  #update() {
    const { src, isConnected } = this;
    const root = this.shadowRoot as ShadowRoot;
    // In what a script inserts, or where this script came first, the server's template is still one.
    const rendered =
      this.#slot.parentNode &&
      (this.querySelector('template')?.content ?? root).querySelector('article');
    if (rendered) {
      this.#put(rendered);
      root.replaceChildren(this.#base);
      this.#src = src;
      this.#data ??= this.#shown = null;
      this.#shownAs = this.#options;
      this.#watch();
    }
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
      if (!this.#isGiven) this.#data = undefined;
      this.#status.replaceChildren();
    }
    if (!isConnected || this.#failed) return;
    if (this.#data === null && this.#shownAs !== this.#options) this.#data = undefined;
    if (this.#data !== undefined) {
      this.#stop();
      this.#show();
    } else if (src) {
      if (!this.#pending) this.#start();
    } else if (!this.#slot.parentNode) this.#put(this.#slot);
  }

  #stop() {
    this.#pending?.abort();
    this.#pending = undefined;
    this.#near?.disconnect();
    this.#near = undefined;
    clearTimeout(this.#timer);
  }

  #start() {
    if (this.#slot.isConnected && !this.#button.parentNode) this.#reserve();
    if (this.loading === 'eager') this.#load();
    else this.#near ??= whenSeen(this.#base, () => this.#load(), NEAR);
  }

  #reserve() {
    const base = this.#base;
    const width = base.clientWidth / Number.parseFloat(getComputedStyle(base).fontSize);
    const height = guessHeight(this, width);
    base.style.minBlockSize = `var(--tip-sheet-reserve, ${height}em)`;
  }

  get #url(): string {
    const url = new URL(this.#src, document.baseURI);
    if (!this.#isBrief && !WITHOUT_INCLUDE.test(url.pathname))
      url.searchParams.set('include', 'body');
    return url.href;
  }

  async #load() {
    this.#stop();
    this.#pending = new AbortController();
    const { signal } = this.#pending;
    try {
      const url = this.#url;
      const data = await (this.matches('[match]')
        ? (await import('./tip-sheet-match.ts')).match(this, url, signal)
        : this.request(url, signal));
      if (signal.aborted) return;
      this.#pending = undefined;
      this.#data = data as TipSheetData;
      this.#show();
    } catch (error) {
      if (signal.aborted) return;
      this.#pending = undefined;
      this.#fail(error);
    }
  }

  #show() {
    const data = this.#data;
    const isNew = data !== this.#shown;
    const options = this.#options;
    if (!isNew && this.#shownAs === options) return;
    try {
      const view = renderView(data as TipSheetData, this, this.#level);
      const element = view ? toElement(view) : this.#slot;
      const retried = this.#button.matches(':focus');
      this.#put(element);
      this.#shown = data;
      this.#shownAs = options;
      this.#status.replaceChildren();
      if (retried) {
        // The button that had the focus is gone.
        element.tabIndex = -1;
        element.focus();
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (!isNew) return;
    this.#emit('tip-sheet-load', { data });
    this.#watch();
  }

  /** Says when somebody sees what is shown from now on. */
  #watch() {
    this.#seen?.disconnect();
    this.#seen = whenSeen(this.#base, () => this.#emit('tip-sheet-show', { data: this.data }));
  }

  #paint() {
    // The link inside has the page's colours: it needs the page's background.
    const theme = this.#slot.isConnected ? 'inherit' : this.theme;
    this.#base.className = `base ${this.layout} ${theme}`;
    const text = this.heading;
    this.#heading.replaceChildren(
      ...(text ? [toElement(heading(this.headingLevel, 'heading', text))] : []),
    );
  }

  #put(content: HTMLElement) {
    this.#content.replaceChildren(content);
    this.#base.style.minBlockSize = '';
    this.#shown = undefined;
    this.#paint();
  }

  #fail(error: unknown) {
    const { message, status, retryAfter } = Object(error) as Partial<TipSheetResponseError>;
    this.#failed = true;
    this.#data = undefined;
    this.#put(this.#slot);
    const hint = this.#src.includes('/v1/') ? '' : '; no /v1/?';
    console.warn(`<tip-sheet src="${this.#src}">: ${message}${hint}`);
    if (retryAfter)
      this.#timer = setTimeout(() => this.retry(), Math.min(retryAfter, MAX_WAIT) * 1000);
    if (!this.#emit('tip-sheet-error', { error })) return;
    // What isn't there is not asked for again, nor what is not there yet by the reader.
    if (retryAfter || status === 404 || status === 410) this.#status.replaceChildren();
    else {
      [this.#status.lang, , , , , this.#button.textContent] = wordsFor(
        this.closest<HTMLElement>('[lang]')?.lang,
      );
      // Not moved when it is there, so that it keeps the focus.
      if (!this.#button.parentNode) this.#status.append(this.#button);
    }
  }

  /** Paper doesn't wait: what isn't there when this returns is not printed. */
  #beforePrint() {
    // What matches a listing is found by a module, which no synchronous request can load.
    if ((this.#pending || this.#near) && this.#base.offsetHeight && !this.matches('[match]'))
      try {
        const request = new XMLHttpRequest();
        request.open('GET', this.#url, false);
        request.send();
        if (request.status < 300) {
          this.#stop();
          this.#data = JSON.parse(request.responseText);
          this.#show();
        }
      } catch {
        // The link is printed.
      }
    this.#printed = [...this.#content.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const details of this.#printed) details.open = true;
  }

  /** @internal */
  handleEvent({ type }: Event) {
    if (type === 'beforeprint') this.#beforePrint();
    else if (type === 'afterprint') for (const details of this.#printed) details.open = false;
    else if (this.#button.parentNode) this.retry();
  }

  #onClick(event: Event) {
    const target = event.target as Element;
    if (target === this.#button) this.retry();
    const details = target.closest('summary')?.parentElement as HTMLDetailsElement | null;
    if (details && !details.open) this.#emit('tip-sheet-open', { slug: details.id });
    const link = target.closest<HTMLAnchorElement>('[part=link]');
    if (link && !this.#emit('tip-sheet-link', { href: link.href })) event.preventDefault();
  }
}

for (const [attribute, otherwise] of Object.entries(ATTRIBUTES))
  Object.defineProperty(TipSheetElement.prototype, attribute.replace('-l', 'L'), {
    get(this: HTMLElement) {
      const value = this.getAttribute(attribute) ?? '';
      if (typeof otherwise === 'object') return otherwise.includes(value) ? value : otherwise[0];
      return otherwise === '' ? value : /^[1-9]\d*$/.test(value) ? +value : otherwise;
    },
    set(this: HTMLElement, value: string | null) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
