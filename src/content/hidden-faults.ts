import type { ValueNode } from '@humanwhocodes/momoa';
import type { Fault } from './faults.ts';
import { parseQuietly, toPointer } from './locate.ts';

/** Control characters, halves of surrogate pairs and noncharacters: XML or UTF-8 can't hold them. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u;

/**
 * What JSON.parse lets pass: a key given twice, of which it keeps the last, and characters that
 * no document can hold. `value` is what JSON.parse made of `text`.
 */
export function findHiddenFaults(file: string, text: string, value: unknown): Fault[] {
  // Two quick passes, so that only a file with a fault is parsed a second time.
  const { members, unprintable } = survey(value);
  if (!unprintable && members === countMembers(text)) return [];
  const tree = parseQuietly(text);
  return tree === undefined ? [] : [...findIn(tree.body, [], file)];
}

function survey(value: unknown): { members: number; unprintable: boolean } {
  let members = 0;
  let unprintable = false;
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') unprintable ||= UNPRINTABLE.test(next);
    else if (Array.isArray(next)) for (const item of next) open.push(item);
    else if (typeof next === 'object' && next !== null) {
      for (const [key, item] of Object.entries(next)) {
        members++;
        // Without this key every object is plain: what copies it can't change its prototype.
        unprintable ||= key === '__proto__';
        open.push(item);
      }
    }
  }
  return { members, unprintable };
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

function* findIn(node: ValueNode, path: readonly PropertyKey[], file: string): Generator<Fault> {
  const pointer = toPointer(path);
  if (node.type === 'String' && UNPRINTABLE.test(node.value)) {
    const code = node.value.match(UNPRINTABLE)?.[0].charCodeAt(0) ?? 0;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    yield { file, pointer, message: `has the character ${name}`, mend: 'remove it' };
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
        yield { file, pointer: here, message, mend: 'keep one of them', line, column };
      }
      if (key === '__proto__') {
        yield { file, pointer: here, message: 'no key may be "__proto__"', mend: 'remove it' };
      }
      lines.set(key, name.loc.start.line);
      yield* findIn(value, [...path, key], file);
    }
  }
}
