/**
 * Prints the licence of everything that production runs, and fails when one of them asks
 * for more than credit, or when the lockfile would let something else be installed.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeSbom } from './sbom.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
]);

/** Would count the installations of swagger-ui-dist if `scarfSettings` in package.json let it. */
const SILENCED = 'node_modules/@scarf/scarf';

/** @returns {Promise<{ name: string, version: string, license: string }[]>} */
async function productionPackages() {
  const { components } = await makeSbom();
  return components.map(({ name, version, licenses = [] }) => ({
    name,
    version,
    license: licenses
      .map(({ license, expression }) => expression ?? license.id ?? license.name)
      .join(' AND '),
  }));
}

/** Every licence that an expression names must be permissive, the alternatives in it included. */
function isPermissive(expression) {
  const names = expression.match(/[\w.+-]+/g) ?? [];
  const licenses = names.filter((name) => name !== 'AND' && name !== 'OR');
  return licenses.length > 0 && licenses.every((license) => PERMISSIVE.has(license));
}

function* lockfileIssues({ lockfileVersion, packages }) {
  if (lockfileVersion !== 3) yield `lockfileVersion is ${lockfileVersion}, not 3`;
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '') continue;
    if (entry.resolved !== undefined)
      yield `${path}: resolved ties it to one host; install with omit-lockfile-registry-resolved`;
    // Builds of development tools for other systems, which are never installed here, may lack it.
    const isForeign = entry.dev && entry.optional && entry.os !== undefined;
    if (!entry.integrity?.startsWith('sha512-') && !isForeign)
      yield `${path}: no SHA-512 to check it by`;
    if (entry.hasInstallScript && !entry.dev)
      yield `${path}: runs a script of its own when it is installed in production`;
  }
}

function* packageIssues({ dependencies, devDependencies, scarfSettings }) {
  if (scarfSettings?.enabled !== false) yield `${SILENCED}: not silenced by scarfSettings`;
  for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies }))
    if (!/^[\^~]?\d/.test(range)) yield `${name}: "${range}" is no version of the registry`;
}

const readJson = (name) => JSON.parse(readFileSync(`${root}${name}`, 'utf8'));
const packages = await productionPackages();
const width = Math.max(...packages.map(({ license }) => license.length));
for (const { name, version, license } of packages)
  process.stdout.write(`${license.padEnd(width)}  ${name} ${version}\n`);

const issues = [
  ...packages
    .filter(({ license }) => !isPermissive(license))
    .map(({ name, license }) => `${name}: the licence "${license}" is none of those agreed on`),
  ...lockfileIssues(readJson('package-lock.json')),
  ...packageIssues(readJson('package.json')),
];
for (const issue of issues) process.stderr.write(`${issue}\n`);
process.stdout.write(
  `${packages.length} packages in production, ${issues.length} issues in licences and lockfile\n`,
);
process.exitCode = issues.length > 0 ? 1 : 0;
