import { type DocumentNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import type { Issue } from '../issues.ts';

/** A place in a text, both from 1; columns count UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Adds line and column to the issues of one file; its JSON is parsed again for that, once. */
export function locateIssues(issues: readonly Issue[], text: string): Issue[] {
  const document = parseQuietly(text);
  return issues.map((issue) =>
    document === undefined || issue.line !== undefined
      ? issue
      : { ...issue, ...locatePointer(document.body, issue.pointer) },
  );
}

/** The tree of a JSON text; undefined if it is no JSON or nested beyond the parser's depth. */
export function parseQuietly(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** The start of the value that a JSON Pointer names, or of the nearest value around it. */
function locatePointer(root: ValueNode, pointer: string): Position {
  let node = root;
  for (const token of pointer.split('/').slice(1)) {
    const child = childOf(node, token.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (child === undefined) break;
    node = child;
  }
  const { line, column } = node.loc.start;
  return { line, column };
}

function childOf(node: ValueNode, key: string): ValueNode | undefined {
  if (node.type === 'Array') return node.elements[Number(key)]?.value;
  if (node.type !== 'Object') return undefined;
  // The last of several, as JSON.parse takes it.
  return node.members.findLast(({ name }) => name.type === 'String' && name.value === key)?.value;
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** A JSON Pointer (RFC 6901) from the keys on the way. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
