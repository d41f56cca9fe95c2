/**
 * Builds `@tipsheet/client` in packages/client: its types and its classes of errors are made from
 * the contract in openapi/.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';

const root = new URL('../', import.meta.url);
const client = new URL('packages/client/', root);
const generated = new URL('src/generated/', client);

/** `not-found` → `NotFoundError`. */
const className = (code) =>
  `${code.replace(/-error$/, '').replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}Error`;

/** A class for each code that a problem of the API may have. */
function problemErrors({ components }) {
  const codes = components.schemas.Problem.properties.code.enum;
  return [
    "import { ProblemError } from '../error.js';\n",
    ...codes.map((code) => `export class ${className(code)} extends ProblemError<'${code}'> {}`),
    '\nexport const PROBLEM_ERRORS: Record<string, typeof ProblemError<string>> = {',
    ...codes.map((code) => `  ${className(code)},`),
    '};\n',
  ].join('\n');
}

const contract = JSON.parse(await readFile(new URL('openapi/openapi.json', root), 'utf8'));
const types = await openapiTypescript(contract, {
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
});
await rm(new URL('dist/', client), { recursive: true, force: true });
await mkdir(generated, { recursive: true });
await writeFile(new URL('api.ts', generated), astToString(types));
await writeFile(new URL('problem-errors.ts', generated), problemErrors(contract));
await cp(new URL('LICENSE', root), new URL('LICENSE', client));

const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
const { status } = spawnSync(process.execPath, [tsc, '-p', fileURLToPath(client)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
