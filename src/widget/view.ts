import { h, link, richText } from './dom.ts';
import type { ArticleData, TipData, TipSheetData } from './resource.ts';
import { type Words, wordsFor } from './words.ts';

export interface ViewOptions {
  /** Of the title, from 1 to 6. */
  headingLevel: number;
  /** Number of tips to show at most; 0 for all. */
  limit: number;
  layout: 'card' | 'list' | 'compact';
  /** Of the element's own words; empty for the content's language. */
  lang: string;
}

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

const heading = (level: number, part: string, child: Node | string) =>
  h(`h${Math.min(level, 6)}`, part, child);

function inLanguage(language: string, element: HTMLElement): HTMLElement {
  element.lang = language;
  return element;
}

function advice(tip: TipData, level: number, words: Words): Node[] {
  const [language, good, avoid, example] = words;
  const label = (text: string) => inLanguage(language, heading(level, 'label', text));
  const points = (part: string, title: string, items: string[] = []) =>
    items.length
      ? [h('div', part, label(title), h('ul', '', ...items.map((item) => h('li', '', item))))]
      : [];
  const examples = tip.examples ?? [];
  return [
    h('div', 'body', ...richText(tip.bodyHtml)),
    h('section', 'points', ...points('do', good, tip.do), ...points('avoid', avoid, tip.avoid)),
    ...(examples.length ? [label(example)] : []),
    ...examples.map((text) => h('blockquote', 'example', text)),
  ];
}

/** @param work what to name in place of the item */
function credit(item: TipData, ...work: Node[]): HTMLElement {
  const nodes = richText(item.credit?.html);
  // The API's credit begins with a quotation mark and the link to the work.
  nodes.splice(1, work.length, ...work);
  return h('p', 'credit', ...nodes);
}

/** The credit of tips that show none of their own while they are closed: each article's once. */
function sources(tips: TipData[]): HTMLElement[] {
  const byArticle = new Map(tips.map((tip) => [tip.article?.webUrl ?? tip.webUrl, tip]));
  return [...byArticle.values()].map((tip) =>
    credit(tip, ...(tip.article ? [link(tip.article.webUrl, tip.article.title)] : [])),
  );
}

/**
 * Builds what the element shows; nothing for a list without tips, which says less than the page's
 * own link. Throws when `data` isn't of the API's form.
 */
export function renderView(data: TipSheetData, options: ViewOptions): HTMLElement | undefined {
  const { headingLevel, limit, layout } = options;
  const article = 'tips' in data ? (data as ArticleData) : undefined;
  const list = 'data' in data ? data.data : article?.tips;
  const tips = (list ?? [data as TipData]).slice(0, limit || undefined);
  if (!tips.length) return;
  const whole = (article ?? tips[0]) as TipData;
  if (!list && !whole.title) throw TypeError('not a tip');
  const language = whole.inLanguage ?? '';
  const words = wordsFor(options.lang || language);
  const level = headingLevel + (article ? 1 : 0);
  const compact = layout === 'compact';

  const isClosed = (tip: TipData) => compact || (layout === 'card' && tip.bodyHtml);

  const tipView = (tip: TipData) => {
    if (compact && list) return h('li', '', link(tip.webUrl, tip.title));
    const details = list && isClosed(tip);
    const title =
      article || details
        ? heading(level, 'tip-title', tip.title)
        : heading(level, 'title', link(tip.webUrl, tip.title));
    return h(
      details ? 'details' : 'div',
      'tip',
      details ? h('summary', '', title) : title,
      h('p', 'summary', tip.summary),
      ...(compact || !tip.bodyHtml ? [] : advice(tip, level + 1, words)),
      ...(article ? [] : [credit(tip)]),
    );
  };

  const view = h('article', '');
  const add = (...nodes: Node[]) => view.append(...nodes);
  if (article) {
    add(heading(headingLevel, 'title', link(article.webUrl, article.title)));
    add(
      layout === 'list'
        ? h('div', 'body', ...richText(article.introductionHtml))
        : h('p', 'summary', article.summary),
    );
  }
  add(h(compact && list ? 'ul' : 'section', 'tips', ...tips.map(tipView)));
  if (article && tips.length < article.tips.length)
    add(inLanguage(words[0], h('p', 'more', link(article.webUrl, words[4]))));
  else if (article && layout === 'list') add(h('div', 'body', ...richText(article.conclusionHtml)));
  if (article) add(credit(article));
  else if (list) add(...sources(tips.filter(isClosed)));
  view.dir = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
  return inLanguage(language, view);
}
