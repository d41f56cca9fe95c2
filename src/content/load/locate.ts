import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Issue } from '../issues.ts';
import { fromPointer } from './pointer.ts';

/** Adds line and column to the issues of one file; its JSON is parsed again for that, once. */
export function locateIssues(issues: readonly Issue[], text: string): Issue[] {
  const root = treeOf(text);
  return issues.map((issue) =>
    root === undefined || issue.line !== undefined
      ? issue
      : { ...issue, ...positionAt(text, nodeAt(root, issue.pointer).offset) },
  );
}

/** Undefined if the text has no value, or is nested more deeply than the parser can follow. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch {
    return undefined;
  }
}

/** The value that a JSON Pointer names, or the nearest value around it. */
function nodeAt(root: Node, pointer: string): Node {
  let node = root;
  for (const key of fromPointer(pointer)) {
    const child = findNodeAtLocation(node, [node.type === 'array' ? Number(key) : key]);
    if (child === undefined) break;
    node = child;
  }
  return node;
}

/** A place in a text, both from 1; columns count UTF-16 code units, as editors do. */
export function positionAt(text: string, offset: number) {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
