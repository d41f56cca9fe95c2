import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { applyEdits, modify } from 'jsonc-parser';
import { z } from 'zod';
import { roleOf } from '../content/layout.ts';
import { parseJson } from '../content/load/parse-json.ts';
import { readFolder } from '../content/load/read-folder.ts';
import { today } from './options.ts';

/** Of what is no JSON object, `check` says so. */
const Undated = z.looseObject({ datePublished: z.undefined().optional() });

/**
 * Writes `datePublished` into each article without it: the day of the first commit that has its file, or
 * today. A server must not do so, for its clock and its clone may be other than its replicas'.
 * @returns what was written
 */
export async function addDates(folder: string): Promise<{ path: string; date: string }[]> {
  const added: { path: string; date: string }[] = [];
  const { files } = await readFolder(folder);
  for (const path of [...files.keys()].sort()) {
    const file = join(folder, path);
    const text = Buffer.from(files.get(path) ?? '').toString();
    if (roleOf(path).role !== 'article' || !Undated.safeParse(parseJson(path, text).value).success)
      continue;
    const date = (await firstCommit(file)) ?? today();
    const style = { formattingOptions: { insertSpaces: true, tabSize: 2 } };
    await writeFile(file, applyEdits(text, modify(text, ['datePublished'], date, style)));
    added.push({ path, date });
  }
  return added;
}

/** The day (ISO 8601) of the first commit that has a file, under any name; undefined if none has. */
async function firstCommit(file: string): Promise<string | undefined> {
  const log = ['log', '--follow', '--diff-filter=A', '--format=%as', '--', basename(file)];
  try {
    const { stdout } = await promisify(execFile)('git', ['-C', dirname(file), ...log]);
    return stdout.trim().split('\n').at(-1) || undefined;
  } catch {
    // There may be no repository, and no Git.
    return undefined;
  }
}
