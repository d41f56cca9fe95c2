import { markdown } from '../markdown.ts';
import type { Check, Finding } from './draft.ts';
import { markdownIn } from './markdown.ts';

/**
 * Characters that may be markup inside a block, and ends of lines. Each costs time at every
 * rendering; a text in which every fortieth character begins or ends something bold has 1000.
 */
const MARK = /[*_`[\]<&\\\n]/g;
const MAX_MARKS = 1000;
const MAX_BLOCKS = 500;
/** Lists in lists and quotations in quotations. The parser drops what is twice as deep. */
const MAX_DEPTH = 5;
/** What links to references repeat can be far longer than the text that says it. */
const MAX_ADDRESS_CHARACTERS = 10_000;

/** Markdown has a structure that is rendered quickly, whatever the machine. */
export const checkMarkdownStructure: Check = function* ({ articles }) {
  for (const { file, pointer, text } of markdownIn(articles))
    for (const found of structureIssues(text)) yield { file, pointer, ...found };
};

function structureIssues(text: string): Finding[] {
  const marks = text.match(MARK)?.length ?? 0;
  // What has so many is not worth the time that it takes to read.
  if (marks > MAX_MARKS) {
    const message = `has ${marks} line breaks and characters of markup (* _ \` [ ] < & \\), more than ${MAX_MARKS}`;
    return [{ message, fix: 'use fewer, or write more than one text' }];
  }
  const { blocks, depth, addressCharacters } = measure(text);
  const issues: Finding[] = [];
  if (blocks > MAX_BLOCKS) {
    const message = `has ${blocks} paragraphs, list items and quotations, more than ${MAX_BLOCKS}`;
    issues.push({ message, fix: 'use fewer, or write more than one text' });
  }
  if (depth > MAX_DEPTH) {
    const message = `has lists and quotations that are nested ${depth} deep, more than ${MAX_DEPTH}`;
    issues.push({ message, fix: 'put them beside one another' });
  }
  if (addressCharacters > MAX_ADDRESS_CHARACTERS) {
    const message = `has links whose addresses have ${addressCharacters} characters in all, more than ${MAX_ADDRESS_CHARACTERS}`;
    issues.push({ message, fix: 'use fewer links, or shorter addresses' });
  }
  return issues;
}

function measure(text: string) {
  let blocks = 0;
  let depth = 0;
  let deepest = 0;
  let addressCharacters = 0;
  for (const { type, nesting, hidden, children } of markdown.parse(text, {})) {
    const isContainer = type.startsWith('list_item_') || type.startsWith('blockquote_');
    if (isContainer) {
      depth += nesting;
      deepest = Math.max(deepest, depth);
    }
    const isList = type.endsWith('_list_open');
    // The paragraph of a list item is hidden in a list without empty lines.
    if (nesting >= 0 && type !== 'inline' && !isList && !hidden) blocks += 1;
    for (const { attrs } of children ?? [])
      for (const [, value] of attrs ?? []) addressCharacters += String(value).length;
  }
  return { blocks, depth: deepest, addressCharacters };
}
