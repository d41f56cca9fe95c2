import type { Content } from '../content.ts';
import { countIssues, formatIssue, type Issue } from '../issues.ts';
import { escapeInvisible } from '../visible-text.ts';

/** Issues for people to read, one a line, warnings before them, and at the end how many they are. */
export function reportText(issues: readonly Issue[], warnings: readonly Issue[] = []): string {
  const lines = [...warnings.map(warningLine), ...issues.map(reportLine)];
  const files = new Set(issues.map(({ file }) => file)).size;
  const problems = count(countIssues(issues), 'problem');
  return [...lines, '', `${problems} in ${count(files, 'file')}`].join('\n');
}

const warningLine = (warning: Issue) => `warning: ${reportLine(warning)}`;

/** An issue with its place, the same in the check command, at start-up and in the logs. */
export function reportLine(issue: Issue): string {
  const { line, column } = issue;
  const place = line === undefined ? '' : ` (line ${line}, column ${column ?? 1})`;
  // A line of the report is one line, and no name of a file or key gives orders to a terminal.
  return escapeInvisible(formatIssue(issue)) + place;
}

/**
 * Issues as the workflow commands by which GitHub Actions, and what understands them, puts a
 * remark beside the line. `folder` is the content folder as seen from the root of the repository.
 */
export function reportAnnotations(
  issues: readonly Issue[],
  folder: string,
  severity: 'error' | 'warning' = 'error',
): string {
  const title = severity === 'error' ? 'Content problem' : 'Content warning';
  const prefix = folder.replaceAll('\\', '/').replace(/^(?:\.\/)+|\/+$/g, '');
  return issues
    .map(({ file, pointer, message, fix, line, column }) => {
      const below = prefix === '' || prefix === '.' ? [file] : [prefix, file];
      const properties = [
        ['file', file === '.' ? prefix || '.' : below.join('/')],
        ['line', line],
        ['col', column],
        ['title', pointer === '' ? title : `${title} at ${pointer}`],
      ].flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
      );
      return `::${severity} ${properties.join(',')}::${escapeData(`${message}; ${fix}`)}`;
    })
    .join('\n');
}

/** What was checked when nothing was wrong, after what could be better. */
export function describeContent(
  { articles }: Pick<Content, 'articles'>,
  warnings: readonly Issue[],
): string {
  const lines = warnings.map(warningLine);
  const tips = articles.reduce((sum, article) => sum + article.tips.length, 0);
  const languages = [...new Set(articles.map((article) => article.inLanguage))].sort();
  const inLanguages = `${count(languages.length, 'language')} (${languages.join(', ')})`;
  const checked = `${count(articles.length, 'article')} and ${count(tips, 'tip')} in ${inLanguages}`;
  if (lines.length === 0) return `${checked}: no problems`;
  return [...lines, '', `${checked}: no problems, ${count(countIssues(warnings), 'warning')}`].join(
    '\n',
  );
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The escapes of GitHub's workflow commands (`@actions/core`, command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
