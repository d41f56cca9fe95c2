import { type Command, Option } from 'commander';
import { type LoadResult, loadFolder } from '../content/load/load.ts';
import {
  describeContent,
  reportAnnotations,
  reportJson,
  reportText,
} from '../content/load/report.ts';
import { SHIPPED_CONTENT } from '../package-files.ts';
import { checkSearchWords } from '../search/check-search-words.ts';

const REPORTS = {
  text: (result: LoadResult) =>
    result.ok ? describeContent(result.content, result.warnings) : reportText(result.issues),
  json: (result: LoadResult) =>
    result.ok ? reportJson([], result.warnings) : reportJson(result.issues),
  github: (result: LoadResult, folder: string) =>
    result.ok
      ? reportAnnotations(result.warnings, folder, 'warning')
      : reportAnnotations(result.issues, folder),
} as const;

interface Options {
  readonly format: keyof typeof REPORTS;
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .summary('say what is wrong with a content folder')
    .description(
      'Checks everything in a content folder and says what is wrong and how to fix it.\nExits with 0 if nothing is wrong, 1 if something is; warnings are not wrong.',
    )
    .argument('[folder]', 'the content', SHIPPED_CONTENT)
    .addOption(
      new Option('--format <format>', 'for people, for programs, or annotations for GitHub Actions')
        .choices(Object.keys(REPORTS))
        .default('text'),
    )
    .action(async (folder: string, { format }: Options) => {
      const result = await loadFolder(folder, [checkSearchWords]);
      process.stdout.write(`${REPORTS[format](result, folder)}\n`);
      process.exitCode = result.ok ? 0 : 1;
    });
}
