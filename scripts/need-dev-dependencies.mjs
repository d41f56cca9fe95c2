// Says in one line what to run where the build would otherwise end with a stack trace: after
// `npm ci` with NODE_ENV=production, as on a server.
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const { devDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const isInstalled = (name) => existsSync(new URL(`node_modules/${name}`, root));
if (!Object.keys(devDependencies).every(isInstalled)) {
  process.stderr.write('What builds Tipsheet is not installed: run npm ci --include=dev\n');
  process.exit(1);
}
