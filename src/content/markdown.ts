import MarkdownIt, { type Token } from 'markdown-it';

/**
 * Content is CommonMark without HTML: markup that looks like HTML stays text, images are off, and
 * a link may go to https, mailto or a path of this site, nowhere else.
 */
export const markdown = new MarkdownIt('commonmark', { html: false }).disable('image');
markdown.validateLink = (url) => isAllowedLink(url);

/** A browser reads a backslash as a slash and skips control characters: neither may be in a path. */
const OWN_PATH = /^\/(?![/\\])[^\\\s\p{Cc}]*$/u;

export function isAllowedLink(url: string): boolean {
  return OWN_PATH.test(url) || /^(?:https:\/\/|mailto:)/i.test(url);
}

/** Addresses of references by their labels. */
export type References = Record<string, { title: string; href: string }>;

/**
 * Where the links of a text lead, percent-encoded.
 * @param references that are known already, to which those of the text are added
 */
export const linksIn = (source: string, references: References = {}) =>
  markdown
    .parse(source, { references })
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'link_open')
    .map((token) => String(token.attrGet('href') ?? ''));

/** Markup that isn't CommonMark, and would be shown as it was typed. */
export interface UnknownMarkup {
  readonly kind: 'table' | 'struck text' | 'footnote' | 'task';
  readonly text: string;
}

/** Reads Markdown with everything on, so as to see what `markdown` would not render. */
const inspector = new MarkdownIt('commonmark', { html: true })
  .enable(['table', 'strikethrough'])
  // What is escaped is meant to be read, and stays apart from other text.
  .disable('text_join');
inspector.validateLink = () => true;

/** Without one of these, a text has none of the parts: most texts needn't be parsed. */
const MAY_HAVE_PARTS = /[<[#|]|~~|^[ \t>]*[=-]+[ \t]*$/m;

/** What the author of a text wrote, whether it is allowed or not; addresses are percent-encoded. */
export function inspectMarkdown(source: string) {
  const blocks = MAY_HAVE_PARTS.test(source) ? inspector.parse(source, {}) : [];
  const tokens = withChildren(blocks);
  const attributes = (type: string, name: string) =>
    tokens.filter((token) => token.type === type).map((token) => String(token.attrGet(name) ?? ''));
  return {
    links: attributes('link_open', 'href'),
    images: attributes('image', 'src'),
    html: tokens
      .filter(({ type }) => type === 'html_block' || type === 'html_inline')
      .map(({ content }) => content.trim()),
    // A heading's text is in the block after its opening.
    headings: blocks
      .filter((_, i) => blocks[i - 1]?.type === 'heading_open')
      .map(({ content }) => content),
    unknown: unknownMarkup(tokens),
  };
}
export type MarkdownParts = ReturnType<typeof inspectMarkdown>;

function unknownMarkup(tokens: readonly Token[]): UnknownMarkup[] {
  return tokens.flatMap(({ type, content }, i): UnknownMarkup[] => {
    const next = tokens[i + 1]?.content ?? '';
    if (type === 'table_open') return [{ kind: 'table', text: cellsOf(tokens.slice(i)) }];
    if (type === 's_open') return [{ kind: 'struck text', text: next }];
    if (type !== 'text') return [];
    const [task] = /^\[[ xX]\](?= )/.exec(content) ?? [];
    const isTask = task !== undefined && tokens[i - 3]?.type === 'list_item_open';
    const [footnote] = /\[\^[^\]\s]+\]/.exec(content) ?? [];
    return [
      ...(isTask ? [{ kind: 'task', text: task } as const] : []),
      ...(footnote ? [{ kind: 'footnote', text: footnote } as const] : []),
    ];
  });
}

/** Pieces of a text as they stand in it after all that is markup has been taken out. */
export const textsIn = (source: string): string[] =>
  withChildren(inspector.parse(source, {}))
    .filter(({ type }) => type === 'text')
    .map(({ content }) => content);

const INLINE_MARKUP: Readonly<Record<string, string>> = {
  strong_open: 'bold text',
  em_open: 'italic text',
  link_open: 'a link',
  code_inline: 'code',
  html_inline: 'HTML',
};

/** What a text would mark up if it were Markdown: kinds of markup, and what they begin with. */
export function inlineMarkup(source: string): { kind: string; text: string }[] {
  if (!/[*_`[<]/.test(source)) return [];
  const tokens = withChildren(inspector.parseInline(source, {}));
  return tokens.flatMap(({ type, content }, i) => {
    const kind = INLINE_MARKUP[type];
    return kind ? [{ kind, text: content || (tokens[i + 1]?.content ?? '') }] : [];
  });
}

const withChildren = (blocks: readonly Token[]) =>
  blocks.flatMap((block) => [block, ...(block.children ?? [])]);

/** What the first row of a table says. */
function cellsOf([, ...tokens]: readonly Token[]): string {
  const end = tokens.findIndex(({ type }) => type === 'tr_close');
  const cells = tokens.slice(0, end).filter(({ type }) => type === 'inline');
  return cells.map(({ content }) => content).join(' | ');
}
