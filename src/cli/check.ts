import { type Command, Option } from 'commander';
import { makeContract } from '../app.ts';
import { readConfig } from '../config.ts';
import { checkFutureDates } from '../content/checks/dates.ts';
import { checkFailedMarkup } from '../content/checks/markdown.ts';
import { checkPlaceholders } from '../content/checks/placeholders.ts';
import { checkPlainText } from '../content/checks/plain-text.ts';
import { checkGroups } from '../content/checks/signals.ts';
import { type LoadResult, loadFolder } from '../content/load/load.ts';
import { describeContent, reportAnnotations, reportText } from '../content/load/report.ts';
import { SHIPPED_CONTENT, VERSION } from '../package-files.ts';
import { checkSearchWords } from '../search/check-search-words.ts';
import { buildSnapshotData } from '../snapshot/data.ts';
import { unexpectedIssue } from '../snapshot/load.ts';
import { addDates } from './add-dates.ts';

const REPORTS = {
  text: (result: LoadResult) =>
    result.ok
      ? describeContent(result.content, result.warnings)
      : reportText(result.issues, result.warnings),
  /** `{ "issues": [{ file, pointer, message, fix, line?, column?, count? }] }`, and warnings in the same form. */
  json: (result: LoadResult) => {
    const { warnings } = result;
    return JSON.stringify({ issues: result.ok ? [] : result.issues, warnings }, null, 2);
  },
  github: (result: LoadResult, folder: string) =>
    [
      reportAnnotations(result.ok ? [] : result.issues, folder),
      reportAnnotations(result.warnings, folder, 'warning'),
    ]
      .filter(Boolean)
      .join('\n'),
} as const;

interface Options {
  readonly format: keyof typeof REPORTS;
  readonly fix?: true;
}

/** What passes every check and can't be served all the same has an issue, too. */
async function serve(loaded: LoadResult & { ok: true }): Promise<LoadResult> {
  try {
    const data = buildSnapshotData(loaded.content, loaded.hash);
    const config = readConfig({});
    const identity = { publicUrl: loaded.content.info.url, codeVersion: VERSION };
    await makeContract(data, identity, { config, version: VERSION });
    return loaded;
  } catch (error) {
    return { ok: false, issues: [unexpectedIssue(error)], warnings: loaded.warnings };
  }
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .summary('say what is wrong with a content folder')
    .description(
      "Checks everything in a content folder and says what is wrong and how to fix it.\nExits with 0 if nothing is wrong, 1 if something is; warnings don't change the exit code.",
    )
    .argument('[folder]', 'the content', SHIPPED_CONTENT)
    .addOption(
      new Option('--format <format>', 'for people, for programs, or annotations for GitHub Actions')
        .choices(Object.keys(REPORTS))
        .default('text'),
    )
    .option(
      '--fix',
      'write datePublished where it is missing: the day of the first commit, or today',
    )
    .action(async (folder: string, { format, fix }: Options) => {
      for (const { path, date } of fix ? await addDates(folder) : [])
        process.stderr.write(`${path}: datePublished is ${date}\n`);
      const loaded = await loadFolder(folder, {
        strict: [checkFutureDates(Date.now())],
        advisory: [
          checkSearchWords,
          checkGroups,
          checkPlaceholders,
          checkFailedMarkup,
          checkPlainText,
        ],
      });
      const result = loaded.ok ? await serve(loaded) : loaded;
      process.stdout.write(`${REPORTS[format](result, folder)}\n`);
      process.exitCode = result.ok ? 0 : 1;
    });
}
