import type { ValueNode } from '@humanwhocodes/momoa';
import type { Issue } from '../issues.ts';
import { parseQuietly, toPointer } from './locate.ts';

/** Control characters, halves of surrogate pairs and noncharacters: XML or UTF-8 can't hold them. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u;

/** How they stand in a JSON text, in which most of them have to be escaped. */
const MAY_BE_UNPRINTABLE = /\\[ubf]|[\x7F-\x9F\uFFFE\uFFFF]/;

/**
 * What JSON.parse lets pass: a key given twice, of which it keeps the last, and characters that
 * no document can hold. `value` is what JSON.parse made of `text`.
 */
export function findHiddenIssues(file: string, text: string, value: unknown): Issue[] {
  // Quick looks first, so that hardly a file is parsed a second time.
  const { members, prototypes } = survey(value);
  const isClean = members === countMembers(text) && prototypes === 0;
  if (isClean && !MAY_BE_UNPRINTABLE.test(text)) return [];
  const tree = parseQuietly(text);
  return tree === undefined ? [] : [...findIn(tree.body, [], file)];
}

function survey(value: unknown): { members: number; prototypes: number } {
  let members = 0;
  let prototypes = 0;
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) {
      const keys = Object.keys(next);
      members += keys.length;
      // Without this key, what copies an object can't change the prototype of the copy.
      if (keys.includes('__proto__')) prototypes++;
    }
    for (const item of Object.values(next)) if (typeof item === 'object') open.push(item);
  }
  return { members, prototypes };
}

/** How many strings of a valid JSON text are followed by a colon. */
function countMembers(text: string): number {
  let members = 0;
  let at = text.indexOf('"');
  while (at !== -1) {
    let end = text.indexOf('"', at + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    let after = end + 1;
    while (isSpace(text.charCodeAt(after))) after++;
    if (text[after] === ':') members++;
    at = text.indexOf('"', after);
  }
  return members;
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text[quote - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function* findIn(node: ValueNode, path: readonly PropertyKey[], file: string): Generator<Issue> {
  const pointer = toPointer(path);
  if (node.type === 'String' && UNPRINTABLE.test(node.value)) {
    const code = node.value.match(UNPRINTABLE)?.[0].charCodeAt(0) ?? 0;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    yield { file, pointer, message: `has the character ${name}`, fix: 'remove it' };
  }
  if (node.type === 'Array') {
    for (const [i, element] of node.elements.entries()) {
      yield* findIn(element.value, [...path, i], file);
    }
  }
  if (node.type === 'Object') {
    const lines = new Map<string, number>();
    for (const { name, value } of node.members) {
      const key = name.type === 'String' ? name.value : name.name;
      const here = toPointer([...path, key]);
      const { line, column } = value.loc.start;
      const first = lines.get(key);
      if (first !== undefined) {
        const message = `the key "${key}" was given before, in line ${first}`;
        yield { file, pointer: here, message, fix: 'keep one of them', line, column };
      }
      if (key === '__proto__') {
        yield { file, pointer: here, message: 'no key may be "__proto__"', fix: 'remove it' };
      }
      lines.set(key, name.loc.start.line);
      yield* findIn(value, [...path, key], file);
    }
  }
}
