import { Command } from 'commander';
import { VERSION } from '../package-files.ts';
import { addCheck } from './check.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addInit } from './init.ts';
import { addMcp } from './mcp.ts';
import { MistakeError } from './mistake.ts';
import { addNew } from './new.ts';
import { addOpenapi } from './openapi.ts';
import { addServe } from './serve.ts';

/** The exit code for a mistake on the command line; 1 means that content is wrong. */
const USAGE_ERROR = 2;

const program = new Command('tipsheet')
  .description('A folder of advice articles as an API')
  .usage('<command> [options]')
  .version(VERSION, '--version')
  .configureOutput({
    outputError: (text, write) => write(text.replace(/^error: /, 'tipsheet: ')),
  })
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE_ERROR))
  .addHelpText(
    'after',
    '\nWithout a folder, serve, check, export and mcp take the shipped content, and the others this folder.',
  );

// Who reads from a pipe may have read enough, as `head` has. The log of a server is written otherwise.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  fail(error);
});

// What is made by a program inherits its settings.
addInit(program);
addNew(program);
addImport(program);
addServe(program);
addCheck(program);
addExport(program);
addOpenapi(program);
addMcp(program);

await program.parseAsync().catch(fail);

function fail(error: unknown): void {
  // What the system refuses, such as a full disk, is no fault of the program either.
  if (!(error instanceof MistakeError || (error instanceof Error && 'syscall' in error)))
    throw error;
  program.error(`error: ${error.message}`);
}
