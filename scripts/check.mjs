// Everything that must hold beside the tests: each check runs, then the failed ones are named.
import { spawnSync } from 'node:child_process';

const CHECKS = [
  ['format and lint', 'biome ci .'],
  ['types', 'tsc --noEmit'],
  ['types of the widget', 'tsc --noEmit -p src/widget && tsc --noEmit -p tests/widget'],
  ['build', 'npm run --silent build'],
  ['types of the browser tests', 'tsc --noEmit -p tests/browser'],
  ['types of the client', 'npm run --silent build:client && tsc --noEmit -p tests/system/client'],
  ["types of the pages' scripts", 'tsc --noEmit -p src/render/pages/assets'],
  ['no dead code', 'knip'],
  ['no file or dependency that only tests use', 'knip --production --include files,dependencies'],
  [
    'contract is up to date (npm run fix)',
    'node dist/cli/main.js openapi openapi && git diff --exit-code -- openapi',
  ],
  ['contract passes Redocly', 'redocly lint --config redocly.yaml openapi/openapi.json'],
  ['workflows pass Redocly', 'redocly lint openapi/tipsheet.arazzo.yaml'],
  [
    'contract passes Spectral',
    'spectral lint --fail-severity hint --ruleset .spectral.yaml openapi/openapi.json',
  ],
  ['shipped content', 'node dist/cli/main.js check content'],
  ['settings in the README are up to date (npm run fix)', 'node scripts/update-readme.mjs --check'],
  ['licences and lockfile', 'node scripts/licenses.mjs'],
];

const failed = [];
for (const [name, command] of CHECKS) {
  process.stdout.write(`\n== ${name}: ${command}\n`);
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  process.stderr.write(`\nFailed: ${failed.join(', ')}\n`);
  process.exit(1);
}
process.stdout.write('\nEverything holds.\n');
