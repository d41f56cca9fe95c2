import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { CHECKS } from '../checks/all.ts';
import type { ArticlePlace, Draft, DraftArticle } from '../checks/draft.ts';
import type { Content } from '../content.ts';
import type { Issue } from '../issues.ts';
import { ArticleSource, LibraryFile, StagesFile, SynonymsFile, TopicsFile } from '../model.ts';
import { fillDefaults } from './fill-defaults.ts';
import { findHiddenIssues } from './hidden-issues.ts';
import {
  LIBRARY_FILE,
  roleOf,
  STAGES_FILE,
  SYNONYMS_FILE,
  TOPICS_FILE,
  unexpected,
} from './layout.ts';
import { locateIssues } from './locate.ts';
import { type FolderFiles, readFolder } from './read-folder.ts';
import { readJson, readText } from './read-json.ts';
import { leaveTypesIntact, schemaIssues } from './schema-issues.ts';

export type LoadResult =
  | {
      readonly ok: true;
      readonly content: Content;
      /** SHA-256 of the files' paths and bytes, hexadecimal. */
      readonly hash: string;
    }
  /** Ordered by file, then by place. */
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Loads a content folder. Never throws: a folder that can't be read is an issue as well. */
export async function loadFolder(folder: string): Promise<LoadResult> {
  const read = await readFolder(folder);
  // Without the folder there is nothing to say about its files.
  return read.files.size + read.issues.length === 1 && read.issues[0]?.file === '.'
    ? { ok: false, issues: read.issues }
    : load(read);
}

/** Loads content from memory: the path of each file below the content folder, and its bytes. */
export function loadFiles(files: ReadonlyMap<string, Uint8Array>): LoadResult {
  return load({ files, issues: [] });
}

function load({ files, issues: unread }: FolderFiles): LoadResult {
  const paths = [...files.keys()].filter((path) => roleOf(path).role !== 'ignored').sort();
  const { draft, issues } = parseFiles(paths, files, unread);
  const known = new Set(issues.map(placeOf));
  for (const check of CHECKS) {
    // What is wrong in itself needn't also be wrong beside something else.
    for (const issue of check(draft)) if (!known.has(placeOf(issue))) issues.push(issue);
  }
  if (issues.length > 0) return { ok: false, issues: inOrder(issues, files) };

  const { library, stages, topics, synonyms } = draft;
  if (!library || !stages || !topics || !synonyms) throw new Error('a missing file has no issue');
  const articles = draft.articles
    .map(({ article }) => article)
    .sort((a, b) => compare(a.inLanguage, b.inLanguage) || compare(a.slug, b.slug));
  const content = { info: library, stages, topics, synonyms, articles };
  return { ok: true, content, hash: hashOf(paths, files) };
}

function parseFiles(
  paths: readonly string[],
  files: ReadonlyMap<string, Uint8Array>,
  unread: readonly Issue[],
): { draft: Draft; issues: Issue[] } {
  const issues = [...unread];
  const unreadFiles = new Set(unread.map(({ file }) => file));
  const take = <Schema extends z.ZodType>(file: string, schema: Schema, bytes: Uint8Array) => {
    const parsed = parseFile(file, schema, bytes);
    issues.push(...parsed.issues);
    return parsed.value;
  };
  const takeFile = <Schema extends z.ZodType>(file: string, schema: Schema) => {
    const bytes = files.get(file);
    if (bytes) return take(file, schema, bytes);
    if (!unreadFiles.has(file)) issues.push(missing(file));
    return undefined;
  };

  const articles: DraftArticle[] = [];
  const unreadable: ArticlePlace[] = [];
  for (const file of [...paths, ...unreadFiles]) {
    const role = roleOf(file);
    const bytes = files.get(file);
    if (role.role === 'unexpected' && bytes) issues.push(unexpected(file, 'file'));
    if (role.role !== 'article') continue;
    const { language, name } = role;
    const article = bytes && take(file, ArticleSource, bytes);
    if (article) articles.push({ file, language, name, article });
    else unreadable.push({ file, language, name });
  }
  const hasSynonyms = files.has(SYNONYMS_FILE) || unreadFiles.has(SYNONYMS_FILE);
  const draft = {
    library: takeFile(LIBRARY_FILE, LibraryFile),
    stages: takeFile(STAGES_FILE, StagesFile)?.stages,
    topics: takeFile(TOPICS_FILE, TopicsFile)?.topics,
    synonyms: hasSynonyms ? withoutSchema(takeFile(SYNONYMS_FILE, SynonymsFile)) : {},
    articles,
    unreadable,
  };
  return { draft, issues };
}

function parseFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  bytes: Uint8Array,
): { value?: z.output<Schema>; issues: Issue[] } {
  const { text, issues } = readText(file, bytes);
  if (text === undefined) return { issues };
  const json = readJson(file, text);
  if ('issue' in json) return { issues: [...issues, json.issue] };
  const parsed = schema.safeParse(json.value);
  issues.push(...findHiddenIssues(file, text, json.value));
  if (parsed.success) return { value: parsed.data, issues };

  issues.push(...schemaIssues(file, schema, json.value, parsed.error.issues));
  if (!leaveTypesIntact(parsed.error.issues)) return { issues };
  // Every value has its type, so the file can take part in the checks of the whole.
  return { value: fillDefaults(schema, json.value) as z.output<Schema>, issues };
}

function missing(file: string): Issue {
  const fix = 'create it; the JSON Schema of that name says what it holds';
  return { file, pointer: '', message: 'the file is missing', fix };
}

function withoutSchema(file: z.output<typeof SynonymsFile> | undefined) {
  if (file === undefined) return undefined;
  const { $schema, ...synonyms } = file;
  return synonyms;
}

function placeOf({ file, pointer }: Issue): string {
  return `${file}#${pointer}`;
}

function inOrder(issues: readonly Issue[], files: ReadonlyMap<string, Uint8Array>): Issue[] {
  const byFile = new Map<string, Issue[]>();
  for (const issue of issues) {
    const inFile = byFile.get(issue.file);
    if (inFile) inFile.push(issue);
    else byFile.set(issue.file, [issue]);
  }
  const located = [...byFile].flatMap(([file, inFile]) => {
    const bytes = files.get(file);
    const text = bytes && readText(file, bytes).text;
    return text === undefined ? inFile : locateIssues(inFile, text);
  });
  return located.sort(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.pointer, b.pointer) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
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
