import { directionOf } from '../direction.ts';
import { parseRichText } from './rich-text.ts';
import type {
  TipSheetArticle,
  TipSheetCredit,
  TipSheetData,
  TipSheetLayout,
  TipSheetTip,
  TipSheetWords,
} from './types.ts';
import { h, link, type ViewElement, type ViewNode } from './view-node.ts';
import { wordsFor } from './words.ts';

export interface ViewOptions {
  /** Number of tips to show at most; 0 for all. */
  limit: number;
  layout: TipSheetLayout;
  /** Of the element's own words; empty for the content's language. */
  lang: string;
  credit: TipSheetCredit;
}

export const heading = (level: number, part: string, child: ViewNode) =>
  h(`h${Math.min(level, 6)}`, part, child);

function inLanguage(language: string, element: ViewElement): ViewElement {
  element.attributes.lang = language;
  return element;
}

function advice(tip: TipSheetTip, level: number, words: TipSheetWords): ViewNode[] {
  const [language, good, avoid, example] = words;
  const label = (text: string) => inLanguage(language, heading(level, 'label', text));
  const points = (part: string, title: string, items: string[] = []) =>
    items.length
      ? [h('div', part, label(title), h('ul', '', ...items.map((item) => h('li', '', item))))]
      : [];
  const examples = tip.examples ?? [];
  return [
    h('div', 'body', ...parseRichText(tip.bodyHtml)),
    ...(tip.notes ?? []).map(({ label, text }) => h('p', 'note', h('b', '', label, ': '), text)),
    h('section', 'points', ...points('do', good, tip.do), ...points('avoid', avoid, tip.avoid)),
    ...(examples.length ? [label(example)] : []),
    ...examples.map((text) => h('blockquote', 'example', text)),
  ];
}

/** For tips that are closed and hide their own credit: that of each article, once. */
function articleCredits(tips: TipSheetTip[]): ViewElement[] {
  const lines = tips.map(({ article, creditText = '', ...tip }) => {
    const { webUrl, title } = article ?? tip;
    return [webUrl, [link(webUrl, title), ' · ', creditText]] as const;
  });
  return [...new Map(lines).values()].map((line) => h('p', 'credit', ...line));
}

/**
 * Builds what the element shows; nothing for a list without tips, which says less than the page's
 * own link. Throws when `data` isn't of the API's form.
 *
 * @param headingLevel of the title, from 1 to 6
 */
export function renderView(
  data: TipSheetData,
  options: ViewOptions,
  headingLevel: number,
): ViewElement | undefined {
  const { limit, layout } = options;
  const article = 'tips' in data ? (data as TipSheetArticle) : undefined;
  const found = 'data' in data ? data.data : article?.tips;
  // A search finds articles, too: the best are named before the tips, if there are any.
  const others = found?.filter(({ kind }) => kind !== 'article');
  const list = others?.length ? others : found;
  const guides = list === others ? found?.filter(({ kind }) => kind === 'article') : [];
  const tips = (list ?? [data as TipSheetTip]).slice(0, limit || undefined);
  if (!tips.length) return;
  const whole = (article ?? tips[0]) as TipSheetTip;
  if (!list && !whole.title) throw TypeError('not a tip');
  const language = whole.inLanguage ?? '';
  const words = wordsFor(options.lang || language);
  const level = headingLevel + (article ? 1 : 0);
  const compact = layout === 'compact';

  const creditLine = ({ credit, creditText = '', webUrl }: TipSheetTip) =>
    h(
      'p',
      'credit',
      ...(credit && options.credit === 'full'
        ? parseRichText(credit.html)
        : [link(webUrl, creditText)]),
    );
  const isClosed = (tip: TipSheetTip) => compact || (layout === 'card' && tip.bodyHtml);

  const tipView = (tip: TipSheetTip) => {
    if (compact && list) return h('li', '', link(tip.webUrl, tip.title));
    const details = list && isClosed(tip);
    const title =
      article || details
        ? heading(level, 'tip-title', tip.title)
        : heading(level, 'title', link(tip.webUrl, tip.title));
    const view = h(
      details ? 'details' : 'div',
      'tip',
      details ? h('summary', '', title) : title,
      h('p', 'summary', tip.summary),
      ...(compact || !tip.bodyHtml ? [] : advice(tip, level + 1, words)),
      ...(article ? [] : [creditLine(tip)]),
    );
    view.attributes.id = tip.slug;
    return view;
  };

  const view = h('article', '');
  const add = (...nodes: ViewNode[]) => view.children.push(...nodes);
  if (article) {
    add(heading(headingLevel, 'title', link(article.webUrl, article.title)));
    add(
      layout === 'list'
        ? h('div', 'body', ...parseRichText(article.introductionHtml))
        : h('p', 'summary', article.summary),
    );
  }
  if (guides?.length) {
    const links = guides.slice(0, 3).flatMap(({ webUrl, title }) => [' · ', link(webUrl, title)]);
    add(h('p', 'guides', ...links.slice(1)));
  }
  add(h(compact && list ? 'ul' : 'section', 'tips', ...tips.map(tipView)));
  if (article && tips.length < article.tips.length)
    add(inLanguage(words[0], h('p', 'more', link(article.webUrl, words[4]))));
  else if (article && layout === 'list')
    add(h('div', 'body', ...parseRichText(article.conclusionHtml)));
  if (article) add(creditLine(article));
  else if (list) add(...articleCredits(tips.filter(isClosed)));
  if (language) view.attributes.dir = directionOf(language);
  return inLanguage(language, view);
}
