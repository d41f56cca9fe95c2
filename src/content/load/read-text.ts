import { isUtf8 } from 'node:buffer';
import { fileIssue, type Issue } from '../issues.ts';
import { positionAt } from './locate.ts';

/** The most bytes that a content file may have. */
export const MAX_FILE_BYTES = 1_000_000;

const BYTE_ORDER_MARK = '\uFEFF';

/** The text of a content file; `text` is missing where the bytes are not to be read as text. */
export function readText(file: string, bytes: Uint8Array): { text?: string; issues: Issue[] } {
  if (bytes.length > MAX_FILE_BYTES) return { issues: [tooLarge(file)] };
  if (isUtf16(bytes))
    return { issues: [fileIssue(file, 'is encoded in UTF-16', 'save it in UTF-8')] };
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!isUtf8(bytes)) {
    const position = positionAt(decoded, decoded.indexOf('\uFFFD'));
    const message = 'has bytes that are not UTF-8';
    const fix = 'save it in UTF-8, and retype what looks wrong';
    return { issues: [fileIssue(file, message, fix, position)] };
  }
  if (!decoded.startsWith(BYTE_ORDER_MARK)) return { text: decoded, issues: [] };
  const start = { line: 1, column: 1 };
  const message = 'starts with a byte order mark';
  const issue = fileIssue(file, message, 'save it as “UTF-8 without BOM”', start);
  return { text: decoded.slice(1), issues: [issue] };
}

export function tooLarge(file: string): Issue {
  const message = `is larger than 1 MB (${MAX_FILE_BYTES} bytes)`;
  return fileIssue(file, message, 'split it, or take out what is not text');
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
