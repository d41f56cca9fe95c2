import {
  builderAnchor,
  type EmbedChoice,
  type EmbedCode,
  frameUrl,
  type Layout,
  makeSnippets,
  type SnippetKind,
  type Theme,
} from '../../snippets.ts';
import { ownPath } from './own-path.ts';

/** Keeps the snippets in step with what is chosen, and shows what the embed will look like. */
export function enhanceBuilder(builder: HTMLElement): void {
  const controls = builder.querySelector<HTMLFormElement>('[data-controls]');
  const preview = builder.querySelector<HTMLElement>('[data-preview]');
  const stage = builder.querySelector<HTMLElement>('[data-preview-stage]');
  if (!controls || !preview || !stage) return;
  const { element = '', integrity = '', resizer = '' } = builder.dataset;
  const code: EmbedCode = { element, integrity, resizer };
  let seen = false;

  const update = () => {
    const kind = new FormData(controls).get('kind') as SnippetKind;
    const choice = readChoice(builder, controls);
    const snippets = makeSnippets(choice, code);
    for (const part of builder.querySelectorAll<HTMLElement>('[data-snippet]')) {
      part.hidden = part.dataset.snippet !== kind;
      const text = part.querySelector('code');
      if (text) text.textContent = snippets[part.dataset.snippet as SnippetKind];
    }
    const isElement = kind === 'element' || kind === 'react';
    setDisabled(controls, 'layout', !isElement);
    setDisabled(controls, 'theme', kind === 'page');
    if (seen)
      stage.replaceChildren(isElement ? makeElement(choice, code) : makeFrame(choice, kind, code));
  };

  builder.classList.add('is-live');
  controls.hidden = false;
  preview.hidden = false;
  controls.addEventListener('change', update);
  controls.addEventListener('submit', (event) => event.preventDefault());
  const choose = () => {
    const value = `articles/${location.hash.slice(builderAnchor('').length + 1)}`;
    const select = controls.elements.namedItem('what') as HTMLSelectElement;
    if ([...select.options].some((option) => option.value === value)) select.value = value;
    update();
  };
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
}

function readChoice({ dataset }: HTMLElement, controls: HTMLFormElement): EmbedChoice {
  const { site = '', lang = '' } = dataset;
  const select = controls.elements.namedItem('what') as HTMLSelectElement;
  const option = select.selectedOptions[0];
  const data = new FormData(controls);
  return {
    title: option?.text ?? '',
    page: `${site}/${select.value}${lang}`,
    api: `${site}/v1/${select.value}${lang}`,
    frame: `${site}/embed/${select.value}${lang}`,
    tips: Number(option?.dataset.tips ?? 0),
    // Controls that are switched off have no value.
    theme: (data.get('theme') ?? 'inherit') as Theme,
    layout: (data.get('layout') ?? 'card') as Layout,
  };
}

function setDisabled(form: HTMLFormElement, name: string, disabled: boolean): void {
  (form.elements.namedItem(name) as HTMLSelectElement).disabled = disabled;
}

function makeElement(choice: EmbedChoice, code: EmbedCode): HTMLElement {
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
  element.setAttribute('theme', choice.theme);
  element.setAttribute('layout', choice.layout);
  element.setAttribute('heading-level', '4');
  return element;
}

function makeFrame(choice: EmbedChoice, kind: SnippetKind, code: EmbedCode): HTMLIFrameElement {
  const script = ownPath(code.resizer);
  import(script).catch(() => {
    // The frame then keeps its height and scrolls.
  });
  const frame = document.createElement('iframe');
  frame.title = choice.title;
  frame.height = '480';
  frame.src = ownPath(kind === 'page' ? choice.frame : frameUrl(choice));
  return frame;
}
