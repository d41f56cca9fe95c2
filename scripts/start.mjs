// `npm start`: builds, then serves in this process, which gets the signals. npm's `prestart` would not
// do: it is left out where `ignore-scripts` is set.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npm run --silent build', { shell: true, stdio: 'inherit' });
if (status !== 0) process.exit(1);
await import('../dist/main.js');
