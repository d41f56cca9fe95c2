import { type LoadResult, loadFolder } from '../content/load/load.ts';
import { reportText } from '../content/load/report.ts';

/** Loads a content folder, or says what is wrong with it and has the command end with exit code 1. */
export async function loadContent(
  folder: string,
): Promise<(LoadResult & { ok: true }) | undefined> {
  const result = await loadFolder(folder);
  if (result.ok) return result;
  process.stderr.write(`${reportText(result.issues)}\n`);
  process.exitCode = 1;
  return undefined;
}
