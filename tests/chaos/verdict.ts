import type { Journal } from './journal.ts';
import type { Reference } from './reference.ts';

/** What was wrong with the answers of a run. */
export async function judge(journal: Journal, reference: Reference): Promise<string[]> {
  const problems = [...journal.problems];
  for (const [revision, urls] of journal.documents) {
    if (reference.versionsOf(revision).length === 0) {
      problems.push(`${revision} is the revision of no version of the content`);
      continue;
    }
    for (const [url, found] of urls) {
      const expected = (await reference.fingerprint(revision, url)) ?? [...found][0];
      for (const fingerprint of found)
        if (fingerprint !== expected)
          problems.push(`${url} of ${revision} was ${fingerprint}, not ${expected}`);
    }
  }
  for (const [whose, revisions] of journal.sequences) {
    const old = findOldAfterNew(revisions.map((revision) => reference.versionsOf(revision)));
    if (old !== undefined) problems.push(`${whose}: ${revisions[old]} came after a newer version`);
  }
  return problems;
}

/**
 * The place of the first answer that is older than one before it. A version that undoes another has
 * the revision of one before it: each answer is taken for the oldest version that it may be.
 */
function findOldAfterNew(answers: readonly (readonly number[])[]): number | undefined {
  let newest = 0;
  for (const [i, versions] of answers.entries()) {
    const version = versions.find((version) => version >= newest);
    if (version === undefined) return i;
    newest = version;
  }
  return undefined;
}
