/** Keeps the snippets in step with what is chosen, and shows what the embed will look like. */
import type { TipSheetLayout, TipSheetTheme } from '../../../widget/types.ts';
import {
  builderAnchor,
  type EmbedChoice,
  type EmbedCode,
  elementColours,
  frameUrl,
  MATCHED,
  makeSnippets,
  oembedFrame,
  type SnippetKind,
  themeOf,
} from '../snippets.ts';
import { ownPath } from './site/own-path.ts';

/** What only the element has. */
const OF_ELEMENT = ['heading', 'credit', 'layout'];
/** What only an item has: a page that knows oEmbed, and a frame. */
const OF_ITEMS: readonly SnippetKind[] = ['page', 'frame', 'sized'];

/** What the page has that loads this. */
const builder = document.querySelector('[data-builder]') as HTMLElement;
const controls = builder.querySelector('[data-controls]') as HTMLFormElement;
const preview = builder.querySelector('[data-preview]') as HTMLElement;
const stage = builder.querySelector('[data-preview-stage]') as HTMLElement;

const controlOf = <T extends HTMLInputElement | HTMLSelectElement>(name: string) =>
  controls.elements.namedItem(name) as T;
const what = controlOf<HTMLSelectElement>('what');
const where = [...controls.querySelectorAll<HTMLInputElement>('[name=kind]')];

const { element = '', integrity = '', resizer = '', resizerIntegrity = '' } = builder.dataset;
const code: EmbedCode = { element, integrity, resizer, resizerIntegrity };
let seen = false;

function update(): void {
  const isList = what.selectedOptions[0]?.dataset.list !== undefined;
  for (const radio of where) {
    radio.disabled = isList && OF_ITEMS.includes(radio.value as SnippetKind);
    if (radio.disabled && radio.checked)
      for (const other of where) other.checked = other.value === 'element';
  }
  for (const part of controls.querySelectorAll<HTMLElement>('[data-only]'))
    part.hidden = part.dataset.only !== what.value;
  const kind = where.find(({ checked }) => checked)?.value as SnippetKind;
  const isElement = kind === 'element' || kind === 'react';
  for (const name of OF_ELEMENT) controlOf(name).disabled = !isElement;
  for (const name of ['theme', 'accent', 'background']) controlOf(name).disabled = kind === 'page';
  const choice = readChoice();
  const snippets = makeSnippets(choice, code);
  for (const part of builder.querySelectorAll<HTMLElement>('[data-snippet]')) {
    part.hidden = part.dataset.snippet !== kind;
    const text = part.querySelector('code');
    if (text) text.textContent = snippets[part.dataset.snippet as SnippetKind];
  }
  if (!seen) return;
  stage.replaceChildren(isElement ? makeElement(choice) : makeFrame(choice, kind));
  if (what.value.startsWith(MATCHED)) giveListing();
}

/** The page of each guide leads here. */
function choose(): void {
  const value = `articles/${location.hash.slice(builderAnchor('').length + 1)}`;
  if ([...what.options].some((option) => option.value === value)) what.value = value;
  update();
}

function readChoice(): EmbedChoice {
  const { site = '', lang = '' } = builder.dataset;
  const option = what.selectedOptions[0];
  const value = option?.value ?? '';
  const data = new FormData(controls);
  // Controls that are switched off have no value.
  const chosen = (name: string, otherwise = '') => String(data.get(name) ?? otherwise);
  const isList = option?.dataset.list !== undefined;
  const api = new URL(`${site}/v1/${value}${lang && (value.includes('?') ? '&' : '?')}${lang}`);
  let page = isList ? (option?.dataset.page ?? site) : `${site}/${value}${lang && `?${lang}`}`;
  let title = option?.text ?? '';
  if (value === 'search') {
    title = chosen('words').trim() || controlOf<HTMLInputElement>('words').defaultValue;
    api.searchParams.set('q', title);
    api.searchParams.set('size', option?.dataset.tips ?? '');
    const results = new URL(page);
    results.searchParams.set('q', title);
    page = results.href;
  }
  return {
    title,
    page,
    api: api.href,
    frame: `${site}/embed/${value}${lang && `?${lang}`}`,
    tips: Number(option?.dataset.tips ?? 0),
    height: Number(option?.dataset.height ?? 0),
    theme: chosen('theme', 'inherit') as TipSheetTheme,
    layout: chosen('layout', 'card') as TipSheetLayout,
    heading: chosen('heading').trim(),
    credit: chosen('credit') === 'short' ? 'short' : 'full',
    accent: chosen('accent'),
    background: chosen('background'),
  };
}

/** The element reads the listing that is tried, and not this page. */
function giveListing(): void {
  const listing = document.createElement('div');
  listing.id = 'listing-to-try';
  listing.hidden = true;
  listing.textContent = (controls.elements.namedItem('listing') as HTMLTextAreaElement).value;
  const element = stage.querySelector('tip-sheet');
  element?.setAttribute('match', '');
  element?.setAttribute('for', `#${listing.id}`);
  stage.append(listing);
}

function makeElement(choice: EmbedChoice): HTMLElement {
  // By a variable, so that the bundler leaves it to the browser.
  const script = ownPath(code.element);
  import(script).catch(() => {
    // The link in the element stays, as it does on any page.
  });
  const element = document.createElement('tip-sheet');
  const link = document.createElement('a');
  link.href = ownPath(choice.page);
  link.textContent = choice.title;
  element.append(link);
  element.setAttribute('src', ownPath(choice.api));
  element.setAttribute('tips', String(choice.tips));
  element.setAttribute('theme', themeOf(choice));
  element.setAttribute('layout', choice.layout);
  element.setAttribute('heading-level', '4');
  if (choice.heading) element.setAttribute('heading', choice.heading);
  element.setAttribute('credit', choice.credit);
  for (const [name, value] of Object.entries(elementColours(choice)))
    element.style.setProperty(name, value);
  return element;
}

function makeFrame(choice: EmbedChoice, kind: SnippetKind): HTMLIFrameElement {
  const script = ownPath(code.resizer);
  import(script).catch(() => {
    // The frame then keeps its height and scrolls.
  });
  const frame = document.createElement('iframe');
  frame.title = choice.title;
  frame.height = String(choice.height);
  frame.src = ownPath(kind === 'page' ? oembedFrame(choice.frame) : frameUrl(choice));
  return frame;
}

builder.classList.add('is-live');
controls.hidden = false;
preview.hidden = false;
controls.addEventListener('change', update);
controls.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', choose);
choose();

// The preview is loaded when somebody comes near it.
const observer = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    seen = true;
    update();
  },
  { rootMargin: '200px' },
);
observer.observe(stage);
