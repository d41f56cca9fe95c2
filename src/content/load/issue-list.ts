import type { FoundIssue } from '../checks/draft.ts';
import { compare } from '../compare.ts';
import { fileIssue, type Issue, MAX_ISSUES, MAX_ISSUES_PER_FILE } from '../issues.ts';
import { locateIssues } from './locate.ts';
import { readText } from './read-text.ts';

/** Collects issues, one a place, up to the limits; beyond them it only counts. */
export class IssueList {
  readonly #issues: Issue[] = [];
  readonly #places = new Set<string>();
  readonly #perFile = new Map<string, number>();
  #count = 0;

  add(issues: Iterable<FoundIssue>): void {
    for (const issue of issues) {
      const inFile = (this.#perFile.get(issue.file) ?? 0) + 1;
      this.#perFile.set(issue.file, inFile);
      this.#count++;
      if (inFile > MAX_ISSUES_PER_FILE || this.isFull) continue;
      const { fix } = issue;
      this.#issues.push({ ...issue, fix: typeof fix === 'string' ? fix : fix() });
      this.#places.add(placeOf(issue));
    }
  }

  /** Adds what is wrong beside something else, where nothing is wrong in itself. */
  addFurther(issues: Iterable<FoundIssue>): void {
    const known = new Set(this.#places);
    for (const issue of issues) {
      if (this.isFull) return;
      if (!known.has(placeOf(issue))) this.add([issue]);
    }
  }

  get isFull(): boolean {
    return this.#issues.length >= MAX_ISSUES;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** By file, then by place; those that are only counted come last in their file and in all. */
  inOrder(files: ReadonlyMap<string, Uint8Array>): Issue[] {
    const byFile = new Map<string, Issue[]>();
    for (const issue of this.#issues) {
      const inFile = byFile.get(issue.file);
      if (inFile) inFile.push(issue);
      else byFile.set(issue.file, [issue]);
    }
    const issues = [...byFile]
      .sort(([a], [b]) => compare(a, b))
      .flatMap(([file, inFile]) => {
        const bytes = files.get(file);
        const text = bytes && readText(file, bytes).text;
        const located = text === undefined ? inFile : locateIssues(inFile, text);
        return [
          ...located.sort(compareIssues),
          ...more(file, (this.#perFile.get(file) ?? 0) - inFile.length),
        ];
      });
    const counted = issues.reduce((sum, { count = 1 }) => sum + count, 0);
    return [...issues, ...more('.', this.#count - counted)];
  }
}

function more(file: string, count: number): Issue[] {
  if (count <= 0) return [];
  const message = `and ${count.toLocaleString('en')} more`;
  return [fileIssue(file, message, 'fix those above first', count > 1 ? { count } : {})];
}

function placeOf({ file, pointer }: FoundIssue): string {
  return `${file}#${pointer}`;
}

function compareIssues(a: Issue, b: Issue): number {
  return (
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compare(a.pointer, b.pointer) ||
    compare(a.message, b.message)
  );
}
