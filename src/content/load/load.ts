import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { CHECKS } from '../checks/all.ts';
import type { ArticlePath, Check, Draft, DraftArticle, FoundIssue } from '../checks/draft.ts';
import { compare } from '../compare.ts';
import type { Content } from '../content.ts';
import { fileIssue, type Issue } from '../issues.ts';
import { roleOf, unexpected } from '../layout.ts';
import { FILE_SCHEMAS } from '../model.ts';
import { completeSource } from './complete.ts';
import { expandGroups } from './expand-groups.ts';
import { IssueList } from './issue-list.ts';
import { parseJson } from './parse-json.ts';
import { type FolderFiles, readFolder } from './read-folder.ts';
import { readText } from './read-text.ts';
import { validate } from './schema-issues.ts';

/** Issues and warnings are ordered by file, then by place. */
export type LoadResult = {
  /** What could be better, and is served all the same. */
  readonly warnings: readonly Issue[];
} & (
  | {
      readonly ok: true;
      readonly content: Content;
      /** SHA-256 of the files' paths and bytes, hexadecimal. */
      readonly hash: string;
    }
  | { readonly ok: false; readonly issues: readonly Issue[] }
);

/** Further checks that only `tipsheet check` runs. */
export interface FurtherChecks {
  /** What they find are issues as well. */
  readonly strict?: readonly Check[];
  /** What they find are warnings. */
  readonly advisory?: readonly Check[];
}

/** Loads a content folder. Never throws: a folder that can't be read is an issue as well. */
export async function loadFolder(folder: string, further: FurtherChecks = {}): Promise<LoadResult> {
  const read = await readFolder(folder);
  // Without the folder there is nothing to say about its files.
  return read.files.size + read.issues.length === 1 && read.issues[0]?.file === '.'
    ? { ok: false, issues: read.issues, warnings: [] }
    : load(read, further);
}

/** Loads content from memory: the path of each file below the content folder, and its bytes. */
export function loadFiles(
  files: ReadonlyMap<string, Uint8Array>,
  further: FurtherChecks = {},
): LoadResult {
  const known = [...files].filter(([path]) => roleOf(path).role !== 'unexpected');
  const warnings = [...files.keys()]
    .filter((path) => roleOf(path).role === 'unexpected')
    .map((path) => unexpected(path, 'file'));
  return load({ files: new Map(known), issues: [], warnings }, further);
}

function load(
  { files, issues: unread, warnings: unknown }: FolderFiles,
  { strict = [], advisory = [] }: FurtherChecks,
): LoadResult {
  const paths = [...files.keys()].filter((path) => roleOf(path).role !== 'ignored').sort();
  const issues = new IssueList();
  issues.add(unread);
  const draft = parseFiles(paths, files, new Set(unread.map(({ file }) => file)), issues);
  // Of content that can't be read at present, nothing can be said as a whole.
  if (!unread.some((issue) => issue.transient))
    for (const check of [...CHECKS, ...strict]) issues.addFurther(findings(check, draft));
  const warnings = new IssueList();
  warnings.add(unknown);
  if (!issues.isEmpty)
    return { ok: false, issues: issues.inOrder(files), warnings: warnings.inOrder(files) };

  const { library, stages, topics, synonyms, signals } = draft;
  if (!library || !stages || !topics || !synonyms || !signals)
    throw new Error('a missing file has no issue');
  const articles = draft.articles
    .map(({ article }) => article)
    .sort((a, b) => compare(a.inLanguage, b.inLanguage) || compare(a.slug, b.slug));
  const content = { info: library, stages, topics, synonyms, signals, articles };
  for (const check of advisory) warnings.addFurther(findings(check, draft));
  return { ok: true, content, hash: hashOf(paths, files), warnings: warnings.inOrder(files) };
}

/** What a check finds; that it fails is found as well, in the article that makes it fail if one does. */
function* findings(check: Check, draft: Draft): Generator<FoundIssue> {
  try {
    yield* check(draft);
  } catch (error) {
    const culprit = draft.articles.find((article) => {
      try {
        for (const _ of check({ ...draft, articles: [article] }));
        return false;
      } catch {
        return true;
      }
    });
    yield uncheckable(culprit?.file ?? '.', error);
  }
}

function uncheckable(file: string, error: unknown): Issue {
  const reason = error instanceof Error ? error.message : String(error);
  const fix = 'report it with this message, and with the file';
  return fileIssue(file, `could not be checked: ${reason}`, fix);
}

type FormName = keyof typeof FILE_SCHEMAS;
/** What a file says, but for the address of its schema. */
type Written<Name extends FormName> = Omit<z.input<(typeof FILE_SCHEMAS)[Name]>, '$schema'>;

function parseFiles(
  paths: readonly string[],
  files: ReadonlyMap<string, Uint8Array>,
  unreadFiles: ReadonlySet<string>,
  issues: IssueList,
): Draft {
  /** @param otherwise what a file says that may be missing */
  const takeFile = <Name extends FormName>(name: Name, otherwise?: Written<Name>) => {
    const file = `${name}.json`;
    const bytes = files.get(file);
    if (bytes) return parseFile(name, file, bytes, issues);
    if (unreadFiles.has(file)) return undefined;
    const fix = 'create it; the JSON Schema of that name says what it holds';
    if (otherwise === undefined) issues.add([fileIssue(file, 'the file is missing', fix)]);
    return otherwise;
  };

  const library = takeFile('library');
  const articles: DraftArticle[] = [];
  const unreadable: ArticlePath[] = [];
  for (const file of [...paths, ...unreadFiles]) {
    const role = roleOf(file);
    if (role.role !== 'article') continue;
    const bytes = files.get(file);
    const path = { file, language: role.language, name: role.name };
    const article = bytes && parseFile('article', file, bytes, issues);
    if (article) {
      const { inLanguage } = article;
      articles.push({ ...path, inLanguage, article: completeSource(article, path, library) });
    } else unreadable.push(path);
  }
  const signalsFile = takeFile('signals', NO_SIGNALS);
  return {
    library,
    stages: takeFile('stages')?.stages,
    topics: takeFile('topics')?.topics,
    synonyms: takeFile('synonyms', {}),
    signals: signalsFile && expandGroups(signalsFile),
    signalsFile: signalsFile ?? NO_SIGNALS,
    articles,
    unreadable,
  };
}

const NO_SIGNALS = { signals: [] };

/** Adds what is wrong with a file; the value is there if every part of it has its type, whatever else is wrong. */
function parseFile<Name extends FormName>(
  name: Name,
  file: string,
  bytes: Uint8Array,
  issues: IssueList,
): Written<Name> | undefined {
  try {
    const { text, issues: ofText } = readText(file, bytes);
    issues.add(ofText);
    if (text === undefined) return undefined;
    const json = parseJson(file, text);
    issues.add(json.issues);
    if (!('value' in json)) return undefined;
    const validated = validate(file, FILE_SCHEMAS[name], json.value);
    // What a text may not have in any place, its pattern needn't say again.
    const known = new Set(json.issues.map(({ pointer }) => pointer));
    issues.add(validated.issues.filter(({ pointer }) => !known.has(pointer)));
    const { $schema, ...value } = Object(json.value);
    return validated.hasTypes ? value : undefined;
  } catch (error) {
    issues.add([uncheckable(file, error)]);
    return undefined;
  }
}

function hashOf(paths: readonly string[], files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const bytes = files.get(path) ?? new Uint8Array();
    // The length keeps apart what would read the same when run together.
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
