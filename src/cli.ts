#!/usr/bin/env node
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import type { Content } from './content/content.ts';
import { exportLibrary } from './content/export.ts';
import { Library } from './content/library.ts';
import { buildLibraryData } from './content/library-data.ts';
import { type LoadResult, loadFolder } from './content/load/load.ts';
import {
  describeContent,
  reportAnnotations,
  reportJson,
  reportText,
} from './content/load/report.ts';
import { buildJsonSchemas, formatJsonSchema } from './content/schemas.ts';
import { openapiYaml } from './http/routes/contract.ts';
import { buildSnapshotData } from './snapshot/data.ts';
import { openSnapshot } from './snapshot/snapshot.ts';

const SHIPPED_CONTENT = fileURLToPath(new URL('../content', import.meta.url));

const HELP = `Tipsheet: a folder of advice articles as an API

Usage: tipsheet <command> [options]

Commands:
  serve [folder]     start the server on a content folder
  check [folder]     say what is wrong with a content folder
  export [folder]    write a content folder as one document, a bundle for CONTENT=https://…
  openapi <folder>   write the OpenAPI document and the JSON Schemas into a folder

tipsheet <command> --help tells more, tipsheet --version the version.
Without a folder, the shipped content is taken.
`;

interface Command {
  readonly help: string;
  /** @returns the exit code, or undefined to go on running. */
  readonly run: (args: string[]) => Promise<number | undefined>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  serve: {
    help: `Usage: tipsheet serve [folder] [--host HOST] [--port PORT]

Starts the server. Every other setting is an environment variable: see the README.
`,
    async run(args) {
      const { values, positionals } = parse(args, {
        host: { type: 'string' },
        port: { type: 'string' },
      });
      if (values.host !== undefined) process.env.HOST = String(values.host);
      if (values.port !== undefined) process.env.PORT = String(values.port);
      if (positionals[0] !== undefined) process.env.CONTENT = positionals[0];
      await import('./main.ts');
      return undefined;
    },
  },

  check: {
    help: `Usage: tipsheet check [folder] [--format text|json|github]

Checks everything in a content folder and says what is wrong and how to fix it.
  --format text      for people (default)
  --format json      for programs
  --format github    annotations for GitHub Actions
Exits with 0 if nothing is wrong, 1 if something is.
`,
    async run(args) {
      const { values, positionals } = parse(args, { format: { type: 'string', default: 'text' } });
      const format = String(values.format);
      if (!isKey(format, REPORTS))
        throw new UsageError(`--format: "${format}" must be text, json or github`);
      const folder = positionals[0] ?? SHIPPED_CONTENT;
      const result = await loadFolder(folder);
      process.stdout.write(`${REPORTS[format](result, folder)}\n`);
      return result.ok ? 0 : 1;
    },
  },

  export: {
    help: `Usage: tipsheet export [folder] > bundle.json

Writes a content folder as one JSON document, the same as /v1/export.json.
`,
    async run(args) {
      const { positionals } = parse(args, {});
      const result = await loadFolder(positionals[0] ?? SHIPPED_CONTENT);
      if (!result.ok) {
        process.stderr.write(`${reportText(result.issues)}\n`);
        return 1;
      }
      const library = new Library(buildLibraryData(result.content, result.hash));
      for (const piece of exportLibrary(library)) process.stdout.write(piece);
      return 0;
    },
  },

  openapi: {
    help: `Usage: tipsheet openapi <folder>

Writes openapi.json, openapi.yaml and schemas/*.json into a folder, as the server serves them on
the content that CONTENT names (default: the shipped content).
`,
    async run(args) {
      const { positionals } = parse(args, {});
      const [folder] = positionals;
      if (folder === undefined) throw new UsageError('which folder? See tipsheet openapi --help');
      await writeContract(folder);
      return 0;
    },
  },
};

const REPORTS = {
  text: (result: LoadResult) =>
    result.ok ? describeContent(result.content) : reportText(result.issues),
  json: (result: LoadResult) => reportJson(result.ok ? [] : result.issues),
  github: (result: LoadResult, folder: string) =>
    reportAnnotations(result.ok ? [] : result.issues, folder),
} as const;

class UsageError extends Error {}

/** Reads options and at most one folder. */
function parse(args: string[], options: NonNullable<Parameters<typeof parseArgs>[0]>['options']) {
  const parsed = parseOrRefuse(args, options);
  const [, surplus] = parsed.positionals;
  if (surplus !== undefined) {
    throw new UsageError(`"${surplus}" is one folder too many; give one at a time`);
  }
  return parsed;
}

function parseOrRefuse(args: string[], options: Parameters<typeof parse>[1]) {
  try {
    return parseArgs({ args, options: options ?? {}, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const isKey = <T extends object>(key: string, object: T): key is Extract<keyof T, string> =>
  Object.hasOwn(object, key);

/** The contract follows from the content: its examples don't change when a review falls due. */
function newestDate({ articles }: Content): number {
  return Math.max(...articles.map(({ dateModified }) => Date.parse(dateModified)));
}

function packageVersion(): string {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  return version;
}

async function writeContract(folder: string): Promise<void> {
  const config = readConfig(process.env);
  const result = await loadFolder(config.CONTENT ?? SHIPPED_CONTENT);
  if (!result.ok) throw new UsageError(reportText(result.issues));
  const version = packageVersion();
  const publicUrl = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  const now = newestDate(result.content);
  const snapshot = openSnapshot(
    buildSnapshotData(result.content, result.hash),
    { publicUrl, codeVersion: version },
    now,
  );
  const app = await buildApp({ current: () => snapshot, config, version, now: () => now });
  const document = (await app.inject('/openapi.json')).json();
  await app.close();
  await mkdir(join(folder, 'schemas'), { recursive: true });
  await writeFile(join(folder, 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
  await writeFile(join(folder, 'openapi.yaml'), openapiYaml(document));
  for (const [name, schema] of Object.entries(buildJsonSchemas()))
    await writeFile(join(folder, 'schemas', `${name}.json`), formatJsonSchema(schema));
}

async function run([name = '', ...args]: string[]): Promise<number | undefined> {
  if (['', '--help', '-h', 'help'].includes(name)) {
    process.stdout.write(HELP);
    return name === '' ? 2 : 0;
  }
  if (name === '--version') {
    process.stdout.write(`${packageVersion()}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`there is no command "${name}"; see tipsheet --help`);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.help);
    return 0;
  }
  return command.run(args);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`tipsheet: ${error.message}\n`);
  process.exitCode = 2;
}
