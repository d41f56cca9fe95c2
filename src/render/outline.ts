import type { Article, Tip } from '../content/library.ts';
import type { Link, Message, Note } from '../content/model.ts';
import { keysOf } from '../content/record-of.ts';
import { type Credit, creditOf } from './credit.tsx';
import type { Site } from './site.ts';
import { type Strings, stringsFor } from './strings.ts';
import { pageUrl } from './urls.ts';

/**
 * What a tip and an article consist of, in the order in which people read it. Every form of them
 * maps these blocks, so that what is added here is shown everywhere.
 */

/** The lists of a tip in their order, and how each looks; its label is the string of its name. */
const TIP_LISTS = {
  do: 'points',
  avoid: 'points',
  examples: 'quotes',
  questions: 'questions',
} as const satisfies Partial<Record<keyof Tip & keyof Strings, List['kind']>>;

export type TipListName = keyof typeof TIP_LISTS;

export const TIP_LIST_NAMES = keysOf(TIP_LISTS);

/** A part of a tip. */
export type TipBlock =
  | { readonly kind: 'lead'; readonly text: string }
  | Prose
  | List
  /** What is different by country; the label says where. */
  | { readonly kind: 'notes'; readonly items: readonly LabelledNote[] }
  | { readonly kind: 'messages'; readonly label: string; readonly items: readonly Message[] };

interface Prose {
  readonly kind: 'prose';
  readonly markdown: string;
}

interface List {
  readonly kind: 'points' | 'quotes' | 'questions';
  readonly name: TipListName;
  readonly label: string;
  /** Plain text, never empty. */
  readonly items: readonly string[];
}

interface LabelledNote extends Note {
  /** Such as `In the US`. */
  readonly label: string;
}

export const labelNotes = (notes: readonly Note[], strings: Strings): LabelledNote[] =>
  notes.map(({ region, text }) => ({ region, label: strings.inRegion(region), text }));

export function tipBlocks(
  tip: Pick<Tip, 'summary' | 'body' | 'notes' | 'messages' | TipListName>,
  strings: Strings,
): TipBlock[] {
  const list = (name: TipListName) => listBlock(name, tip[name], strings);
  return withItems<TipBlock>([
    { kind: 'lead', text: tip.summary },
    { kind: 'prose', markdown: tip.body },
    { kind: 'notes', items: labelNotes(tip.notes, strings) },
    list('do'),
    list('avoid'),
    list('examples'),
    { kind: 'messages', label: strings.messages, items: tip.messages },
    list('questions'),
  ]);
}

const listBlock = (name: TipListName, items: readonly string[], strings: Strings): List => ({
  kind: TIP_LISTS[name],
  name,
  label: strings[name],
  items,
});

/** A list that has nothing is not shown. */
const withItems = <Block extends TipBlock | ArticleBlock>(blocks: readonly Block[]): Block[] =>
  blocks.filter((block) => !('items' in block) || block.items.length > 0);

/** A part of an article: its texts, and its tips each with a heading. */
export type ArticleBlock =
  | { readonly kind: 'abstract'; readonly text: string }
  | Prose
  | List
  | { readonly kind: 'links'; readonly label: string; readonly items: readonly Link[] }
  | { readonly kind: 'tip'; readonly tip: Tip; readonly blocks: readonly TipBlock[] }
  | { readonly kind: 'break' };

/** A whole document about a tip or an article. */
export interface Outline {
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  /** The page where people read it. */
  readonly page: string;
  readonly blocks: readonly (TipBlock | ArticleBlock)[];
  readonly credit: Credit;
}

export function outlineOf(item: Article | Tip, site: Site): Outline {
  const strings = stringsFor(item.inLanguage);
  return {
    language: item.inLanguage,
    title: item.title,
    summary: item.summary,
    page: pageUrl(item, site),
    blocks: 'article' in item ? tipBlocks(item, strings) : articleBlocks(item, strings),
    credit: creditOf(item, site),
  };
}

function articleBlocks(article: Article, strings: Strings): Outline['blocks'] {
  return withItems<ArticleBlock>([
    { kind: 'abstract', text: article.summary },
    listBlock('questions', article.questions, strings),
    { kind: 'prose', markdown: article.introduction },
    ...article.tips.map((tip) => ({ kind: 'tip', tip, blocks: tipBlocks(tip, strings) }) as const),
    ...(article.conclusion === ''
      ? []
      : [{ kind: 'break' } as const, { kind: 'prose', markdown: article.conclusion } as const]),
    { kind: 'links', label: strings.links, items: article.links },
  ]);
}
