import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../helpers/free-port.ts';
import { installTools } from '../../helpers/install-tools.ts';
import { type Operation, operationsOf, requestOf, urlOf } from '../../helpers/operations.ts';
import { type ServerProcess, startServer } from '../../helpers/process.ts';
import { GENERATORS, type Generator } from './generators.ts';

const run = promisify(execFile);

let server: ServerProcess;
let tools: string;
let folder: string;
let operations: Operation[];
beforeAll(async () => {
  tools = await installTools('tests/system/generators');
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-generators-'));
  symlinkSync(tools, join(folder, 'node_modules'));
  const port = String(await freePort());
  server = await startServer({ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` });
  const contract = await (await fetch(`${server.origin}/openapi.json`)).json();
  operations = operationsOf(contract);
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(contract));
}, 300_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** A program that has a call of every operation, with the contract's examples as literals. */
const programOf = ({ imports, setup, call }: Generator) => `${imports}
// What its response is when it is read by hand.
const bodyOf = (response: { data: unknown }) => response.data;
void bodyOf;
export function callsOf(baseUrl: string) {
  ${setup}
  void baseUrl;
  return {
    ${operations
      .map((operation) => `${operation.id}: async () => ${call(operation, JSON.stringify)},`)
      .join('\n    ')}
  };
}
`;

test.each(GENERATORS)(
  'what $name makes compiles strictly, and calls every operation',
  async (generator) => {
    const project = join(folder, generator.name.replaceAll(/\W/g, '-'));
    mkdirSync(project);
    cpSync(join(folder, 'openapi.json'), join(project, 'openapi.json'));
    for (const [name, text] of Object.entries(generator.files ?? {}))
      writeFileSync(join(project, name), text);
    const [program = '', ...args] = generator.command;
    await run(join(tools, '.bin', program), args, { cwd: project });
    writeFileSync(join(project, 'program.ts'), programOf(generator));

    const compilerOptions = {
      ...{ target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', strict: true },
      ...{ lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [], skipLibCheck: true, noEmit: true },
      ...{ noUncheckedIndexedAccess: true, allowImportingTsExtensions: true },
    };
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['program.ts'] }),
    );
    await run(join(tools, '.bin/tsc'), ['-p', project]).catch(({ stdout }) =>
      expect(stdout.slice(0, 2000)).toBe(''),
    );

    const outfile = join(project, 'program.mjs');
    await build({
      entryPoints: [join(project, 'program.ts')],
      ...{ bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' },
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    const { callsOf } = await import(pathToFileURL(outfile).href);
    const calls = callsOf(server.origin);
    expect(operations.length).toBeGreaterThan(30);
    for (const operation of operations) {
      const response = await fetch(server.origin + urlOf(operation), requestOf(operation));
      expect(response.status, operation.id).toBe(200);
      const answer = await calls[operation.id]();
      // A client that validates also fills in the defaults that a schema has.
      if (/json$/.test(operation.mediaTypes[0] ?? ''))
        expect(answer, operation.id).toMatchObject(await response.json());
      else expect(answer, operation.id).toBe(await response.text());
    }
  },
  200_000,
);
