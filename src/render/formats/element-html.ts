import { type ComponentChild, createElement } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { TipSheetData, TipSheetLayout, TipSheetTheme } from '../../widget/types.ts';
import { renderView } from '../../widget/view.ts';
import type { ViewNode } from '../../widget/view-node.ts';

export type ElementData = TipSheetData & { title: string; webUrl: string };

/** What the element shows, how, and the address that it comes from. */
interface Shown {
  readonly data: ElementData;
  readonly src: string;
  /** The element's own style sheet. */
  readonly style: string;
  readonly layout: TipSheetLayout;
  readonly theme: TipSheetTheme;
  /** Of the title, from 1 to 6. */
  readonly headingLevel: number;
}

/**
 * The element with its content in a declarative shadow root, made by the element's own view: the
 * script takes it over as it is.
 */
export function elementHtml(shown: Shown): string {
  const { data, src, style, layout, theme, headingLevel } = shown;
  const view = renderView(data, { layout, limit: 0, lang: '', credit: 'full' }, headingLevel);
  const base = createElement(
    'div',
    { part: 'base', class: `base ${layout} ${theme}` },
    createElement('slot', { name: 'heading' }),
    createElement('div', null, view && toVNode(view)),
  );
  const attributes = {
    src,
    ...(layout !== 'card' && { layout }),
    ...(theme !== 'inherit' && { theme }),
    ...(headingLevel !== 2 && { 'heading-level': headingLevel }),
  };
  return renderToString(
    createElement(
      'tip-sheet',
      attributes,
      createElement(
        'template',
        { shadowrootmode: 'open' },
        createElement('style', { dangerouslySetInnerHTML: { __html: style } }),
        base,
      ),
      createElement('a', { href: data.webUrl }, data.title),
    ),
  );
}

function toVNode(node: ViewNode): ComponentChild {
  if (typeof node === 'string') return node;
  return createElement(node.tag, node.attributes, ...node.children.map(toVNode));
}
