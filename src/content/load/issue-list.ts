import type { FoundIssue } from '../checks/draft.ts';
import { compare } from '../compare.ts';
import {
  countIssues,
  fileIssue,
  type Issue,
  MAX_ISSUES,
  MAX_ISSUES_PER_FILE,
  placeOf,
} from '../issues.ts';
import { locateIssues } from './locate.ts';
import { readText } from './read-text.ts';

/** Collects issues, one a place, up to the limits; beyond them it only counts. */
export class IssueList {
  /** By file: those that are named, and how many there are. */
  readonly #files = new Map<string, { readonly named: Issue[]; count: number }>();
  readonly #places = new Set<string>();
  #named = 0;
  #count = 0;

  add(issues: Iterable<FoundIssue>): void {
    for (const issue of issues) {
      const inFile = this.#files.get(issue.file) ?? { named: [], count: 0 };
      this.#files.set(issue.file, inFile);
      inFile.count++;
      this.#count++;
      if (inFile.count > MAX_ISSUES_PER_FILE || this.isFull) continue;
      const { fix } = issue;
      inFile.named.push({ ...issue, fix: typeof fix === 'string' ? fix : fix() });
      this.#named++;
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
    return this.#named >= MAX_ISSUES;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** By file, then by place; those that are only counted come last in their file and in all. */
  inOrder(files: ReadonlyMap<string, Uint8Array>): Issue[] {
    const issues = [...this.#files]
      .filter(([, { named }]) => named.length > 0)
      .sort(([a], [b]) => compare(a, b))
      .flatMap(([file, { named, count }]) => {
        const bytes = files.get(file);
        const text = bytes && readText(file, bytes).text;
        const located = text === undefined ? named : locateIssues(named, text);
        return [...located.sort(compareIssues), ...more(file, count - named.length)];
      });
    return [...issues, ...more('.', this.#count - countIssues(issues))];
  }
}

function more(file: string, count: number): Issue[] {
  if (count <= 0) return [];
  const message = `and ${count.toLocaleString('en')} more`;
  return [fileIssue(file, message, 'fix those above first', count > 1 ? { count } : {})];
}

function compareIssues(a: Issue, b: Issue): number {
  return (
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compare(a.pointer, b.pointer) ||
    compare(a.message, b.message)
  );
}
