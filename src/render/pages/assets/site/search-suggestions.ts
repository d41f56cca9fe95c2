/** Suggestions while typing: an editable combobox with a list (ARIA Authoring Practices). */
import { ownPath } from './own-path.ts';

interface Suggestion {
  text: string;
  kind: 'title' | 'term';
  /** What has this title. */
  tip?: { webUrl: string };
  article?: { webUrl: string };
}

/** Typing pauses of this length are waited for, in milliseconds. */
const PAUSE = 120;
const MOST = 8;

/** @param input alone in its box, in a form that says where suggestions are */
export function enhanceSearch(input: HTMLInputElement): void {
  const form = input.form as HTMLFormElement;
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = `${input.id}-suggestions`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset.suggestions ?? '');
  list.lang = input.lang;
  list.dir = input.dir;
  list.hidden = true;
  const status = document.createElement('div');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  input.parentElement?.append(list, status);

  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let shown: Suggestion[] = [];
  let active = -1;
  let request: AbortController | undefined;
  let timer: number | undefined;

  function show(suggestions: Suggestion[]): void {
    shown = suggestions;
    list.replaceChildren(...suggestions.map(option));
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    status.textContent = announcement(input, suggestions.length);
    activate(-1);
  }

  function option({ text, kind }: Suggestion, index: number): HTMLLIElement {
    const item = document.createElement('li');
    item.id = `${list.id}-${index}`;
    item.setAttribute('role', 'option');
    item.className = `suggestion-${kind}`;
    item.textContent = text;
    return item;
  }

  function activate(index: number): void {
    active = index;
    for (const [i, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(i === index));
    const item = list.children[index];
    item?.scrollIntoView({ block: 'nearest' });
    if (item) input.setAttribute('aria-activedescendant', item.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function close(): void {
    clearTimeout(timer);
    request?.abort();
    if (shown.length > 0) show([]);
  }

  function choose(suggestion: Suggestion): void {
    input.value = suggestion.text;
    close();
    const titled = suggestion.tip ?? suggestion.article;
    if (titled) location.assign(ownPath(titled.webUrl));
    else form.requestSubmit();
  }

  async function suggest(q: string): Promise<void> {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    try {
      const response = await fetch(suggestUrl(form, q), { signal });
      const answer = response.ok ? ((await response.json()) as { data: Suggestion[] }) : undefined;
      show(answer?.data.slice(0, MOST) ?? []);
    } catch {
      // Overtaken by a newer request; or offline, where the form works all the same.
      if (!signal.aborted) show([]);
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    const q = input.value.trim();
    if (q.length < 2) close();
    else timer = setTimeout(suggest, PAUSE, input.value.trimStart());
  });

  input.addEventListener('keydown', (event) => {
    const count = shown.length;
    const chosen = shown[active];
    if (count === 0 || event.isComposing) return;
    if (event.key === 'ArrowDown') activate(active === count - 1 ? -1 : active + 1);
    else if (event.key === 'ArrowUp') activate(active === -1 ? count - 1 : active - 1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else return;
    event.preventDefault();
  });

  input.addEventListener('blur', close);
  // Keeps the focus in the field, so that the list is still there when the click comes.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const index = [...list.children].indexOf((event.target as Element).closest('li') as Element);
    const suggestion = shown[index];
    if (suggestion) choose(suggestion);
  });
  form.addEventListener('submit', close);
}

function suggestUrl(form: HTMLFormElement, q: string): URL {
  const url = new URL(form.dataset.suggest ?? '', location.href);
  url.searchParams.set('q', q);
  url.searchParams.set('size', String(MOST));
  return url;
}

function announcement(input: HTMLInputElement, count: number): string {
  if (count === 0) return '';
  const { countOne = '', countMany = '' } = input.dataset;
  return count === 1 ? countOne : countMany.replace('{n}', String(count));
}
