import { markdown } from '../../content/markdown.ts';
import { labelOf, namesInByline } from './words.ts';

const { escapeHtml } = markdown.utils;

/** Marks that say what is right and what is wrong stay. U+FE0F makes an emoji of a bullet. */
const BULLET = /^(?:(?:[-*+•·‣⁃∙▪■□◦○●◆◇►▶➤→👉–—]|o(?=\s{2}))\uFE0F?\s+|(?=[✅✓✔☑❌✗✘✖]))/u;
const NUMBER = /^(?:\(?\d{1,2}[.)]|(?:tip|consejo)\s*#?\d{1,2}\s*[.):–—-])\s+/i;
/** A line that parts sections, and says nothing. */
const SEPARATOR = /^([-+=_~])\1{2,}$/;
/** The most characters of a line that is a heading. */
const MAX_HEADING = 80;

/**
 * Plain text, as it is pasted from a page or a letter, as HTML: lines that stand alone and end
 * without a full stop are headings, paragraphs are parted by empty lines or, where there are none,
 * each line is one.
 */
export function textToHtml(text: string): string {
  const trimmed = text.trim();
  const parted = /\n[ \t]*\n/.test(trimmed)
    ? trimmed.split(/\n(?:[ \t]*\n)+/)
    : trimmed.split('\n');
  return parted.map((part) => partToHtml(part.split('\n'))).join('\n');
}

function partToHtml(written: readonly string[]): string {
  const lines = joinItems(written);
  const html: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const mark = markOf(lines[i] ?? '');
    const end = lines.findIndex((line, n) => n > i && mark !== markOf(line));
    const run = lines.slice(i, end === -1 ? lines.length : end);
    i += run.length;
    html.push(mark ? list(run, mark) : paragraph(run.join(' '), run.length === 1));
  }
  return html.join('\n');
}

/** The lines, each item in one: what goes on with it is indented, or begins with a small letter. */
function joinItems(written: readonly string[]): string[] {
  const lines: string[] = [];
  let depth = 0;
  for (const line of written) {
    const text = line.trim();
    const indent = line.length - line.trimStart().length;
    const last = lines.at(-1) ?? '';
    const mark = markOf(text);
    if (mark) depth = indent;
    if (!mark && BULLET.test(last) && (indent > depth || /^\p{Ll}/u.test(text)))
      lines[lines.length - 1] = `${last} ${text}`;
    else if (text !== '' && !SEPARATOR.test(text)) lines.push(text);
  }
  return lines;
}

const markOf = (line: string) => [BULLET, NUMBER].find((mark) => mark.test(line));

function list(lines: readonly string[], mark: RegExp): string {
  // A number alone numbers a heading or a paragraph, which others follow.
  if (mark === NUMBER && lines.length === 1) return numbered(lines[0] ?? '');
  const tag = mark === NUMBER ? 'ol' : 'ul';
  const items = lines.map((line) => `<li>${escapeHtml(line.replace(mark, ''))}</li>`);
  return `<${tag}>${items.join('')}</${tag}>`;
}

function numbered(line: string): string {
  const text = line.replace(NUMBER, '');
  const [, lead] = /^(.{3,80}?[.!?:])\s+\S/.exec(text) ?? [];
  if (!lead)
    return text.length <= MAX_HEADING ? `<h2>${escapeHtml(text)}</h2>` : paragraph(text, false);
  return `<p><b>${escapeHtml(lead)}</b>${escapeHtml(text.slice(lead.length))}</p>`;
}

function paragraph(text: string, isOneLine: boolean): string {
  const isTitle = !/[.!?…,;:]["”’)]*$/.test(text) || labelOf(text) !== undefined;
  const isHeading = isOneLine && text.length <= MAX_HEADING && isTitle;
  return isHeading && !namesInByline(text)
    ? `<h2>${escapeHtml(text)}</h2>`
    : `<p>${escapeHtml(text)}</p>`;
}
