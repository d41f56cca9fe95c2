/** One thing that is wrong with the content, and how to fix it. */
export interface Issue {
  /** Path below the content folder, with forward slashes; `.` for the folder itself. */
  readonly file: string;
  /** JSON Pointer (RFC 6901) into the file; empty for the file as a whole. */
  readonly pointer: string;
  readonly message: string;
  readonly fix: string;
  /** Where the pointer's value starts in the file, both from 1; absent if the file has no text. */
  readonly line?: number;
  readonly column?: number;
  /** How many issues it stands for, if more than one. */
  readonly count?: number;
  /** Set if it may be over without an edit: the machine's problem, or one of its clock. */
  readonly transient?: true;
}

/** An issue of a file as a whole. */
export const fileIssue = (
  file: string,
  message: string,
  fix: string,
  more: Partial<Issue> = {},
): Issue => ({ file, pointer: '', message, fix, ...more });

export const placeOf = ({ file, pointer }: Pick<Issue, 'file' | 'pointer'>) =>
  pointer === '' ? file : `${file}#${pointer}`;

/** What is wrong where, and how to fix it, in one line. */
export function formatIssue(issue: Issue): string {
  const place = issue.file === '.' ? '' : `${placeOf(issue)}: `;
  return `${place}${issue.message}; ${issue.fix}`;
}

/** The most issues that are named for one file, and in all; of the others, only how many there are. */
export const MAX_ISSUES_PER_FILE = 50;
export const MAX_ISSUES = 500;

export function countIssues(issues: readonly Issue[]): number {
  return issues.reduce((sum, { count = 1 }) => sum + count, 0);
}
