import { isUtf8 } from 'node:buffer';
import { parse } from '@humanwhocodes/momoa';
import type { Issue } from '../issues.ts';
import { positionAt } from './locate.ts';

/** The most bytes that a content file may have. */
export const MAX_FILE_BYTES = 1_000_000;

const BYTE_ORDER_MARK = '\uFEFF';

/** The text of a content file; `text` is missing where the bytes are not to be read as text. */
export function readText(file: string, bytes: Uint8Array): { text?: string; issues: Issue[] } {
  const issue = (message: string, fix: string, place = {}): Issue => ({
    ...{ file, pointer: '', message, fix, ...place },
  });
  if (bytes.length > MAX_FILE_BYTES) return { issues: [tooLarge(file)] };
  if (isUtf16(bytes)) {
    return { issues: [issue('is encoded in UTF-16', 'save it in UTF-8')] };
  }
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!isUtf8(bytes)) {
    const place = positionAt(decoded, decoded.indexOf('\uFFFD'));
    const message = 'has bytes that are not UTF-8';
    return { issues: [issue(message, 'save it in UTF-8, and retype what looks wrong', place)] };
  }
  if (!decoded.startsWith(BYTE_ORDER_MARK)) return { text: decoded, issues: [] };
  const mark = issue('starts with a byte order mark', 'save it as “UTF-8 without BOM”', START);
  return { text: decoded.slice(1), issues: [mark] };
}

export function tooLarge(file: string): Issue {
  const message = `is larger than 1 MB (${MAX_FILE_BYTES} bytes)`;
  return { file, pointer: '', message, fix: 'split it, or take out what is not text' };
}

const START = { line: 1, column: 1 };

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** The value of a JSON text; without one, the issue says where the text stops being JSON. */
export function readJson(file: string, text: string): { value: unknown } | { issue: Issue } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { issue: syntaxIssue(file, text, error instanceof Error ? error.message : '') };
  }
}

function syntaxIssue(file: string, text: string, reason: string): Issue {
  const issue = { file, pointer: '' };
  if (text.trim() === '') {
    const fix = 'write a JSON object into it, or delete the file';
    return { ...issue, message: 'is empty', fix, ...START };
  }
  const offset = offsetOfError(text, reason);
  const { message, fix } = explain(text, offset);
  return { ...issue, message: `is not JSON: ${message}`, fix, ...positionAt(text, offset) };
}

/** Where reading stopped: V8 says so in most of its messages, momoa in the others. */
function offsetOfError(text: string, reason: string): number {
  const position = /at position (\d+)/.exec(reason)?.[1];
  if (position !== undefined) return Number(position);
  try {
    parse(text);
    return 0;
  } catch (error) {
    const known = error instanceof Error && 'offset' in error && typeof error.offset === 'number';
    return known ? Number(error.offset) : 0;
  }
}

function explain(text: string, offset: number): { message: string; fix: string } {
  const found = text.slice(offset, offset + 1);
  const before = text.slice(0, offset).trimEnd().at(-1);
  if (found === '') {
    return { message: 'it ends too early', fix: 'close every string, list and object' };
  }
  if ((found === '}' || found === ']') && before === ',') {
    return { message: 'the last item has a comma after it', fix: 'remove that comma' };
  }
  if (found === '/' || found === '#') {
    return { message: 'it has a comment', fix: 'remove it; JSON knows no comments' };
  }
  if (/['‘’“”„`]/u.test(found)) {
    return { message: `a text is quoted with ${found}`, fix: 'quote it with "' };
  }
  if (found === '\n' || found === '\r') {
    const fix = 'close the text before the end of its line, or write \\n for a line break';
    return { message: 'a text goes on over the end of its line', fix };
  }
  if (/\p{Cc}/u.test(found)) {
    const code = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return { message: `a text has the control character ${code}`, fix: 'remove it' };
  }
  if (/[\w"[{-]/.test(found) && before !== undefined && /["\]}\w]/.test(before)) {
    const fix = 'put a comma between two items, and \\ before a " inside a text';
    return { message: `${JSON.stringify(found)} comes where a comma is due`, fix };
  }
  const fix = 'look at the place for a missing quote, comma, colon or bracket';
  return { message: `${JSON.stringify(found)} is unexpected here`, fix };
}
