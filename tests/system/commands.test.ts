import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { hasTools, launch, ROOT } from '../helpers/processes.ts';

/** The commands of the README and of deploy/, in a clone whose path has a space. */

let folder: string;
let clone: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-commands-'));
  clone = join(folder, 'tip sheet');
  mkdirSync(clone);
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
  const isPart = (file: string) => /^(?:src|scripts|content|deploy)\/|^[^/]+$/.test(file);
  for (const file of stdout.split('\0').filter((file) => file !== '' && isPart(file)))
    cpSync(join(ROOT, file), join(clone, file));
});
// Thousands of files that the commands installed.
afterAll(() => rmSync(folder, { recursive: true }), 300_000);

const offline = { npm_config_prefer_offline: 'true', npm_config_audit: 'false' };
const environment = (more: NodeJS.ProcessEnv = {}) => {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, ...offline, ...more };
};

/** The commands of a document's blocks of shell, comments left out. */
function commandsOf(document: string, heading = ''): string[] {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const [, block = ''] = /```sh\n(.*?)^```$/ms.exec(text.slice(text.indexOf(heading))) ?? [];
  return block
    .split('\n')
    .map((line) => line.replace(/ +#.*/, ''))
    .filter(Boolean);
}

test('on a server, where NODE_ENV is production, the two commands say in one line what to run', () => {
  const [command = ''] = commandsOf('README.md');
  expect(command).toBe('npm ci && npm start');
  const { status, stderr } = spawnSync('sh', ['-c', command], {
    cwd: clone,
    encoding: 'utf8',
    env: environment({ NODE_ENV: 'production' }),
  });
  expect(status).toBe(1);
  expect(stderr).toContain('What builds Tipsheet is not installed: run npm ci --include=dev\n');
  expect(stderr).not.toMatch(/^ +at /m);
});

test('the two commands serve in a folder whose name has a space, on a server and with ignore-scripts set', async () => {
  const port = await freePort();
  const npm = spawn('sh', ['-c', 'npm ci --include=dev && npm start'], {
    cwd: clone,
    env: environment({
      ...{ NODE_ENV: 'production', npm_config_ignore_scripts: 'true' },
      ...{ PORT: String(port), DRAIN_SECONDS: '0' },
    }),
    stdio: ['ignore', 'ignore', 'inherit'],
    // A group of its own, which gets signals together, as from a terminal.
    detached: true,
  });
  const exited = once(npm, 'exit');
  const status = () =>
    fetch(`http://127.0.0.1:${port}/docs`).then(
      (response) => response.status,
      () => 0,
    );
  await expect.poll(status, { timeout: 270_000, interval: 200 }).toBe(200);
  process.kill(-(npm.pid ?? 0), 'SIGINT');
  await exited;
  await expect.poll(status).toBe(0);
}, 300_000);

/** Root alone may have an /etc and an /opt of its own. */
const hasOwnRoot = process.getuid?.() === 0 && hasTools('unshare', 'nginx');

test.skipIf(!hasOwnRoot)(
  'the steps of deploy/README.md for systemd work as they are written',
  async () => {
    const commands = commandsOf('deploy/README.md', '## With systemd');
    expect(commands.length).toBeGreaterThan(5);
    // What they install is there already, and no systemd runs here: both say what they were asked.
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    for (const name of ['npm', 'systemctl'])
      writeFileSync(join(programs, name), `#!/bin/sh\necho ${name} "$@"\n`, { mode: 0o755 });
    const port = await freePort();
    const script = `set -e
      cp -r /etc ${folder}/etc && mount --bind ${folder}/etc /etc && mount -t tmpfs tmpfs /opt
      rm -rf /etc/nginx/conf.d/* /etc/tipsheet
      ${commands.join('\n')}
      systemd-analyze verify /etc/systemd/system/tipsheet@3000.service
      cd /opt/tipsheet
      pwd -P
      . /etc/tipsheet/settings
      export PUBLIC_URL
      exec ${process.execPath} dist/main.js`;
    const server = await launch({
      ...{ command: 'unshare', args: ['--mount', 'sh', '-c', script], port, cwd: clone },
      readyPath: '/health/ready',
      env: {
        ...{ PATH: `${programs}:${process.env.PATH}`, PORT: String(port), DRAIN_SECONDS: '0' },
      },
    });
    const { links } = await (await fetch(`${server.origin}/v1/tips`)).json();
    expect(await server.stop()).toBe(0);
    expect(links.self).toMatch(/^https:\/\/tips\.example\.org\//);
    expect(server.output().split('\n')).toEqual(
      expect.arrayContaining([
        'npm ci --include=dev',
        'npm run build',
        'npm prune --omit=dev',
        // A folder that the next release leaves alone.
        expect.stringMatching(/^\/opt\/tipsheet-\d{14}$/),
        'systemctl enable --now tipsheet@3000 tipsheet@3001',
        expect.stringMatching(/nginx.conf test is successful$/),
        'systemctl reload nginx',
      ]),
    );
  },
);
