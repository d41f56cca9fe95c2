import { type Block, BOLD_LEVEL } from './blocks.ts';
import { escapeLineStarts } from './inline-markdown.ts';
import { CLOSING, type Label, labelOf, namesInByline, PAGE_FURNITURE, sourceIn } from './words.ts';

type ListLabel = Exclude<Label, 'introduction' | 'conclusion'>;

export interface TipParts extends Readonly<Record<ListLabel, string[]>> {
  readonly title: string;
  readonly body: Block[];
}

/** What an article consists of. */
export interface Parts {
  readonly title: string | undefined;
  readonly introduction: Block[];
  readonly tips: TipParts[];
  readonly conclusion: Block[];
  readonly authors: string[];
  readonly basedOn: { title: string; author: string }[];
  /** What was left out. */
  readonly leftOut: string[];
  /** By what the tips were known. */
  readonly tipsAre: TipMark['kind'] | 'none';
}

/** By what a tip is known to begin. */
interface TipMark {
  readonly kind: 'headings' | 'bold words' | 'list items' | 'first sentences';
  /** Of the headings. */
  readonly level?: number;
  /** Whether a block begins a tip. */
  readonly isIn: (block: Block) => boolean;
}

/** @param knownTitle what the file says beside its text */
export function partsOf(blocks: readonly Block[], knownTitle: string | undefined): Parts {
  const authors: string[] = [];
  const basedOn: Parts['basedOn'] = [];
  const leftOut: string[] = [];
  const rest = blocks.filter(({ kind, text }) => {
    if (kind === 'list' || kind === 'other') return true;
    const source = sourceIn(text);
    const names = namesInByline(text);
    if (source) basedOn.push(source);
    else if (names) authors.push(...names);
    return !source && !names;
  });
  const { title, body } = splitTitle(rest, knownTitle, leftOut);
  const mark = tipMark(body);
  const found = mark ? divide(body, mark, leftOut) : undivided(body, title);
  return {
    title,
    authors: [...new Set(authors)],
    basedOn,
    leftOut,
    tipsAre: mark?.kind ?? 'none',
    ...found,
  };
}

function splitTitle(
  blocks: readonly Block[],
  knownTitle: string | undefined,
  leftOut: string[],
): { title: string | undefined; body: Block[] } {
  const isTitle = ({ kind, level = 0 }: Block) => kind === 'heading' && level === 1;
  const start = blocks.findIndex(({ kind }) => kind !== 'heading');
  const before = blocks.slice(0, start === -1 ? blocks.length : start);
  const [first, ...others] = blocks.filter(isTitle);
  // After other text, under a title that is known, a heading is one of the text.
  const mayBeTop =
    first && (knownTitle === undefined || first.text === knownTitle || before.includes(first));
  const top = mayBeTop && others.length === 0 ? first : undefined;
  const line = before.find(({ text }) => !PAGE_FURNITURE.test(text)) ?? before[0];
  // A heading at the very beginning is a title only if no other one is of its level.
  const isAlone = line && blocks.filter(({ level }) => level === line.level).length === 1;
  const chosen = top ?? (knownTitle === undefined || isAlone ? line : undefined);
  const isNoise = (block: Block) =>
    block !== chosen && block.kind === 'heading' && PAGE_FURNITURE.test(block.text);
  leftOut.push(...blocks.filter(isNoise).map(({ text }) => text));
  const title = knownTitle ?? chosen?.text;
  const body = blocks.filter((block) => block !== chosen && !isNoise(block));
  // Some pages have their title twice.
  const isTitleAgain = ({ kind, text }: Block, i: number) =>
    text === title && (i === 0 || kind === 'heading');
  return { title, body: body.filter((block, i) => !isTitleAgain(block, i)) };
}

const MIN_TIPS = 2;

function tipMark(blocks: readonly Block[]): TipMark | undefined {
  const levels = new Map<number, number>();
  for (const { kind, level, text } of blocks)
    if (kind === 'heading' && level !== undefined && labelOf(text) === undefined)
      levels.set(level, (levels.get(level) ?? 0) + 1);
  // A single one beside that of the conclusion is a tip.
  const ending = blocks.find(
    ({ kind, text }) => kind === 'heading' && labelOf(text) === 'conclusion',
  );
  const [best] = [...levels]
    .filter(
      ([level, count]) => level < BOLD_LEVEL && (count >= MIN_TIPS || level === ending?.level),
    )
    .sort(([a, countA], [b, countB]) => countB - countA || a - b);
  if (best) {
    const [wanted] = best;
    const isIn = ({ kind, level }: Block) => kind === 'heading' && level === wanted;
    return { kind: 'headings', level: wanted, isIn };
  }
  if (blocks.filter(isBoldTip).length >= MIN_TIPS) return { kind: 'bold words', isIn: isBoldTip };
  if (blocks.some(isListOfTips)) return { kind: 'list items', isIn: () => false };
  const hasLead = (block: Block) => sentenceLead(block) !== undefined;
  return blocks.slice(1).filter(hasLead).length >= MIN_TIPS
    ? { kind: 'first sentences', isIn: hasLead }
    : undefined;
}

const isBoldTip = ({ kind, level, boldLead, text }: Block) =>
  labelOf(boldLead?.text ?? text) === undefined &&
  ((kind === 'heading' && level === BOLD_LEVEL) || boldLead !== undefined);

function isListOfTips({ isOrdered, items = [] }: Block): boolean {
  const hasMore = ([first, ...others]: readonly Block[]) =>
    first !== undefined &&
    (others.length > 0 || first.boldLead !== undefined || !!sentenceLead(first));
  return Boolean(isOrdered) && items.length >= MIN_TIPS && items.every(hasMore);
}

/** A first sentence that is as short as a heading, and says what to do rather than begins a story. */
const LEAD = /^(\P{Lu}?[^.!?…]{3,60}[.!?])\s+\S/u;
const MAX_LEAD_WORDS = 9;

function sentenceLead({ kind, text }: Block): string | undefined {
  const [, lead] = (kind === 'paragraph' && LEAD.exec(text)) || [];
  return lead && lead.split(' ').length <= MAX_LEAD_WORDS ? lead : undefined;
}

interface Section {
  readonly title: string;
  readonly blocks: Block[];
}

/** The tip that a block begins: its title is the lead, if there is one, and the rest its first block. */
function sectionOf(block: Block): Section {
  const title = block.boldLead?.text ?? sentenceLead(block);
  if (title === undefined) return { title: block.text, blocks: [] };
  const text = block.text.slice(title.length).replace(/^[\s:.–—-]+/, '');
  const markdown = block.boldLead?.rest ?? withoutLead(block, title);
  return { title, blocks: text === '' ? [] : [{ kind: 'paragraph', text, markdown }] };
}

/** The Markdown has marks and escapes among the letters of the sentence. */
function withoutLead({ markdown }: Block, lead: string): string {
  let at = 0;
  for (const letter of lead.replace(/\s/g, '')) at = markdown.indexOf(letter, at) + 1;
  return escapeLineStarts(markdown.slice(at).replace(/^[\s*_]+/, ''));
}

type Found = Pick<Parts, 'introduction' | 'tips' | 'conclusion'>;

function undivided([introduction, ...blocks]: readonly Block[], title = ''): Found {
  return {
    introduction: introduction ? [introduction] : [],
    tips: [tipOf({ title, blocks })],
    conclusion: [],
  };
}

/** The tip of a section: lists under their labels, all else in its body. */
function tipOf({ title, blocks }: Section): TipParts {
  const plain = title
    .replace(/^\s*(?:tip\s*)?#?\d{1,2}\s*[.):–—-]\s*/i, '')
    .replace(/[\s.:;,–—-]+$/, '');
  const lists = { do: [], avoid: [], examples: [], questions: [] };
  const tip: TipParts = { title: plain || title, body: [], ...lists };
  for (const [i, block] of blocks.entries()) {
    const label = listLabel(blocks[i - 1], block);
    if (label)
      tip[label].push(...(block.items ?? []).map((item) => item.map(({ text }) => text).join(' ')));
    else if (!listLabel(block, blocks[i + 1])) tip.body.push(block);
  }
  return tip;
}

/** What a list is, if the block before it says so. */
function listLabel(block: Block | undefined, list: Block | undefined): ListLabel | undefined {
  const isLine =
    block?.kind === 'heading' || (block?.kind === 'paragraph' && block.text.length < 40);
  const label = isLine && list?.kind === 'list' ? labelOf(block.text) : undefined;
  return label === 'introduction' || label === 'conclusion' ? undefined : label;
}

function divide(body: readonly Block[], mark: TipMark, leftOut: string[]): Found {
  const introduction: Block[] = [];
  const conclusion: Block[] = [];
  const sections: Section[] = [];
  let into = introduction;
  for (const [i, block] of body.entries()) {
    const label = block.kind === 'heading' ? labelOf(block.text) : undefined;
    if (label === 'conclusion' || label === 'introduction') {
      into = label === 'conclusion' ? conclusion : introduction;
      continue;
    }
    if (mark.kind === 'list items' && isListOfTips(block)) {
      for (const [first, ...others] of block.items ?? []) {
        if (!first) continue;
        const { title, blocks } = sectionOf(first);
        sections.push({ title, blocks: [...blocks, ...others] });
      }
      into = conclusion;
      continue;
    }
    const isLast = i === body.length - 1;
    const mayOpen =
      mark.kind !== 'first sentences' || (i > 0 && !(isLast && CLOSING.test(block.text)));
    if (mayOpen && into !== conclusion && mark.isIn(block) && !listLabel(block, body[i + 1])) {
      const section = sectionOf(block);
      sections.push(section);
      into = section.blocks;
    } else if (isSectionHeading(block, mark)) {
      leftOut.push(block.text);
    } else into.push(block);
  }
  if (mark.kind === 'bold words' || mark.kind === 'first sentences')
    if (conclusion.length === 0) conclusion.push(...trailing(sections));
  return { introduction, tips: sections.map(tipOf), conclusion };
}

/** A heading above those of the tips, which a flat list of tips has no place for. */
const isSectionHeading = ({ kind, level = 0 }: Block, mark: TipMark) =>
  kind === 'heading' && mark.level !== undefined && level < mark.level;

/**
 * What follows the last tip and isn't a part of it: where other tips have a paragraph alone, all
 * paragraphs that come after one; else the last paragraph.
 */
function trailing(sections: readonly Section[]): Block[] {
  const last = sections.at(-1)?.blocks ?? [];
  const own = Math.max(1, ...sections.slice(0, -1).map(({ blocks }) => blocks.length));
  const end = last.findLastIndex(({ kind }) => kind !== 'paragraph') + 1;
  const start = own === 1 ? Math.max(1, end) : Math.max(1, end, last.length - 1);
  return last.splice(start);
}
