import { h, link, type ViewElement, type ViewNode } from './view-node.ts';

const MAX_DEPTH = 30;
const CHARACTERS = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decode = (text: string) =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof CHARACTERS) => CHARACTERS[name]);

/**
 * Reads the HTML that the API gives into a tree. It never meets the browser's parser: what is not
 * an allowed tag is text, and no attribute but a link's address is kept. Never throws.
 */
export function parseRichText(html = ''): ViewNode[] {
  const top: ViewNode[] = [];
  const open: ViewElement[] = [];
  for (const [token, close, tag, attributes = ''] of html.matchAll(
    /<(\/?)(p|[uo]l|li|strong|em|a|code|pre|blockquote|[bh]r)((?: [a-z-]+="[^"<>]*")*) ?\/?>|[^<]+|</g,
  )) {
    const siblings = open.at(-1)?.children ?? top;
    if (!tag) siblings.push(decode(token));
    else if (close) {
      const index = open.findLastIndex((element) => element.tag === tag);
      if (index >= 0) open.length = index;
    } else if (open.length < MAX_DEPTH) {
      const href = / href="([^"]*)"/.exec(attributes)?.[1] ?? '';
      const element = tag === 'a' ? link(decode(href)) : h(tag);
      siblings.push(element);
      if (!/r$/.test(tag)) open.push(element);
    }
  }
  return top;
}
