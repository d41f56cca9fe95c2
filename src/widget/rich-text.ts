/** A piece of the API's HTML: text, or one of the few elements it may hold. */
export type RichNode = string | RichElement;
interface RichElement {
  readonly tag: string;
  /** Of a link, as it was written: whether to use it is for the caller to check. */
  readonly href?: string | undefined;
  readonly children: RichNode[];
}

const ALLOWED = /^(p|[uo]l|li|strong|em|a|code|pre|blockquote|[bh]r)$/;
const MAX_DEPTH = 30;
const CHARACTERS = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decode = (text: string) =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof CHARACTERS) => CHARACTERS[name]);

/**
 * Reads the HTML that the API gives into a tree. It never meets the browser's parser: what is not
 * an allowed tag is text, and no attribute but a link's address is kept. Never throws.
 */
export function parseRichText(html: string): RichNode[] {
  const top: RichNode[] = [];
  const open: RichElement[] = [];
  for (const [token, close, tag = '', attributes = ''] of html.matchAll(
    /<(\/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*) ?\/?>|[^<]+|</g,
  )) {
    const siblings = open.at(-1)?.children ?? top;
    if (!ALLOWED.test(tag)) siblings.push(decode(token));
    else if (close) {
      const index = open.findLastIndex((element) => element.tag === tag);
      if (index >= 0) open.length = index;
    } else if (open.length < MAX_DEPTH) {
      const href = / href="([^"]*)"/.exec(attributes)?.[1];
      const element = { tag, href: href && decode(href), children: [] };
      siblings.push(element);
      if (!/r$/.test(tag)) open.push(element);
    }
  }
  return top;
}
