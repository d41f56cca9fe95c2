import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { CHECKS } from '../checks/all.ts';
import type { ArticlePlace, Draft, DraftArticle } from '../checks/draft.ts';
import type { Content } from '../content.ts';
import type { Fault } from '../faults.ts';
import { ArticleSource, LibraryFile, StagesFile, SynonymsFile, TopicsFile } from '../model.ts';
import { fillDefaults } from './fill-defaults.ts';
import { findHiddenFaults } from './hidden-faults.ts';
import {
  LIBRARY_FILE,
  roleOf,
  STAGES_FILE,
  SYNONYMS_FILE,
  TOPICS_FILE,
  unexpected,
} from './layout.ts';
import { locateFaults } from './locate.ts';
import { type FolderFiles, readFolder } from './read-folder.ts';
import { readJson, readText } from './read-json.ts';
import { leaveTypesIntact, schemaFaults } from './schema-faults.ts';

export type LoadResult =
  | {
      readonly ok: true;
      readonly content: Content;
      /** SHA-256 of the files' paths and bytes, hexadecimal. */
      readonly hash: string;
    }
  /** Ordered by file, then by place. */
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Loads a content folder. Never throws: a folder that can't be read is a fault as well. */
export async function loadFolder(folder: string): Promise<LoadResult> {
  const read = await readFolder(folder);
  // Without the folder there is nothing to say about its files.
  return read.files.size + read.faults.length === 1 && read.faults[0]?.file === '.'
    ? { ok: false, faults: read.faults }
    : load(read);
}

/** Loads content from memory: the path of each file below the content folder, and its bytes. */
export function loadFiles(files: ReadonlyMap<string, Uint8Array>): LoadResult {
  return load({ files, faults: [] });
}

function load({ files, faults: unread }: FolderFiles): LoadResult {
  const paths = [...files.keys()].filter((path) => roleOf(path).role !== 'ignored').sort();
  const { draft, faults } = parseFiles(paths, files, unread);
  const known = new Set(faults.map(placeOf));
  for (const check of CHECKS) {
    // What is wrong in itself needn't also be wrong beside something else.
    for (const fault of check(draft)) if (!known.has(placeOf(fault))) faults.push(fault);
  }
  if (faults.length > 0) return { ok: false, faults: inOrder(faults, files) };

  const { library, stages, topics, synonyms } = draft;
  if (!library || !stages || !topics || !synonyms) throw new Error('a missing file has no fault');
  const articles = draft.articles
    .map(({ article }) => article)
    .sort((a, b) => compare(a.inLanguage, b.inLanguage) || compare(a.slug, b.slug));
  const content = { info: library, stages, topics, synonyms, articles };
  return { ok: true, content, hash: hashOf(paths, files) };
}

function parseFiles(
  paths: readonly string[],
  files: ReadonlyMap<string, Uint8Array>,
  unread: readonly Fault[],
): { draft: Draft; faults: Fault[] } {
  const faults = [...unread];
  const unreadFiles = new Set(unread.map(({ file }) => file));
  const take = <Schema extends z.ZodType>(file: string, schema: Schema, bytes: Uint8Array) => {
    const parsed = parseFile(file, schema, bytes);
    faults.push(...parsed.faults);
    return parsed.value;
  };
  const takeFile = <Schema extends z.ZodType>(file: string, schema: Schema) => {
    const bytes = files.get(file);
    if (bytes) return take(file, schema, bytes);
    if (!unreadFiles.has(file)) faults.push(missing(file));
    return undefined;
  };

  const articles: DraftArticle[] = [];
  const unreadable: ArticlePlace[] = [];
  for (const file of [...paths, ...unreadFiles]) {
    const role = roleOf(file);
    const bytes = files.get(file);
    if (role.role === 'unexpected' && bytes) faults.push(unexpected(file, 'file'));
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
  return { draft, faults };
}

function parseFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  bytes: Uint8Array,
): { value?: z.output<Schema>; faults: Fault[] } {
  const { text, faults } = readText(file, bytes);
  if (text === undefined) return { faults };
  const json = readJson(file, text);
  if ('fault' in json) return { faults: [...faults, json.fault] };
  const parsed = schema.safeParse(json.value);
  faults.push(...findHiddenFaults(file, text, json.value));
  if (parsed.success) return { value: parsed.data, faults };

  const { issues } = parsed.error;
  faults.push(...schemaFaults(file, schema, json.value, issues));
  if (!leaveTypesIntact(issues)) return { faults };
  // Every value has its type, so the file can take part in the checks of the whole.
  return { value: fillDefaults(schema, json.value) as z.output<Schema>, faults };
}

function missing(file: string): Fault {
  const mend = 'create it; the JSON Schema of that name says what it holds';
  return { file, pointer: '', message: 'the file is missing', mend };
}

function withoutSchema(file: z.output<typeof SynonymsFile> | undefined) {
  if (file === undefined) return undefined;
  const { $schema, ...synonyms } = file;
  return synonyms;
}

function placeOf({ file, pointer }: Fault): string {
  return `${file}#${pointer}`;
}

function inOrder(faults: readonly Fault[], files: ReadonlyMap<string, Uint8Array>): Fault[] {
  const byFile = new Map<string, Fault[]>();
  for (const fault of faults) {
    const inFile = byFile.get(fault.file);
    if (inFile) inFile.push(fault);
    else byFile.set(fault.file, [fault]);
  }
  const located = [...byFile].flatMap(([file, inFile]) => {
    const bytes = files.get(file);
    const text = bytes && readText(file, bytes).text;
    return text === undefined ? inFile : locateFaults(inFile, text);
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
