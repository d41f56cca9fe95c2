import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { startServer } from '../helpers/process.ts';
import { ROOT } from '../helpers/processes.ts';

const DOCS = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
const DOCUMENTS = ['README.md', 'deploy/README.md'].concat(DOCS.map((name) => `docs/${name}`));

interface Block {
  readonly language: string;
  readonly text: string;
}

function blocksOf(document: string): Block[] {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const blocks = text.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms);
  return [...blocks].map(([, indent = '', language = '', inner = '']) => ({
    language,
    text: inner.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** The commands of a block of shell, comments left out. */
const commandsOf = ({ text }: Block) =>
  text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/(?:^| +)#.*/, ''))
    .filter(Boolean);

const shellOf = (document: string) =>
  blocksOf(document)
    .filter(({ language }) => language === 'sh')
    .flatMap(commandsOf);

/** All of it is run as it is written, by authors.test.ts. */
const TUTORIAL = 'docs/authors.md';

/** Of the other documents: the test that runs a command, or the reason why none does. */
const COMMANDS: Readonly<Record<string, string>> = {
  'npm ci && npm start': 'commands.test.ts',
  'npm ci && npm test': 'what runs this, and .ci/run from a clean checkout',
  'curl http://localhost:3000/v1/tips/bring-detailed-examples': 'readme.test.ts',
  'curl http://localhost:3000/v1/articles/second-interview.md': 'readme.test.ts',
  "curl 'http://localhost:3000/v1/search?q=thnak+you+mail&size=1'": 'readme.test.ts',
  "curl 'http://localhost:3000/v1/tips?stage=second-interview&sort=title'": 'readme.test.ts',
  'curl http://localhost:3000/v1/tips/today': 'readme.test.ts',
  'npx @redocly/cli respect openapi/tipsheet.arazzo.yaml --server tipsheet=http://localhost:3000':
    'workflows.test.ts',
  'npx tipsheet init my-content': 'this file',
  'npx tipsheet import text.md my-content': 'this file',
  'npx tipsheet check my-content': 'this file',
  'npx tipsheet serve my-content': 'this file',
  'npx tipsheet export my-content': 'this file',
  'python3 examples/mirror.py http://localhost:3000 tips.db': 'mirror.test.ts',
  'curl http://localhost:3000/mcp ': 'this file',
  'curl -d \'{"text": "Send a cover letter': 'this file',
  'npx @modelcontextprotocol/inspector --cli http://localhost:3000/mcp --transport http --method tools/list':
    'mcp.test.ts, of a version that stays',
  'echo PUBLIC_URL=https://tips.example.org > deploy/.env': 'compose.test.ts, that it is kept so',
  'docker compose -f deploy/compose.yaml up -d --build':
    'needs a Docker daemon; deploy-files.test.ts and dockerfile.test.ts validate its files',
  'npm ci --include=dev && npm run build && npm prune --omit=dev': 'commands.test.ts',
  'release=/opt/tipsheet-$(date +%Y%m%d%H%M%S)': 'commands.test.ts',
  'mkdir -p $release && cp -r README.md package.json node_modules dist content $release/':
    'commands.test.ts',
  'ln -sfT $release /opt/tipsheet': 'commands.test.ts',
  'mkdir -p /etc/tipsheet': 'commands.test.ts',
  "printf '%s\\n' PUBLIC_URL=https://tips.example.org TRUST_PROXY=127.0.0.1 > /etc/tipsheet/settings":
    'commands.test.ts',
  'cp deploy/systemd/tipsheet@.service /etc/systemd/system/': 'commands.test.ts',
  'systemctl enable --now tipsheet@3000 tipsheet@3001': 'commands.test.ts',
  'cp deploy/nginx/*.conf /etc/nginx/conf.d/ && rm -f /etc/nginx/sites-enabled/default':
    'commands.test.ts',
  'nginx -t && systemctl reload nginx': 'commands.test.ts',
  'CHROME_PATH=/usr/bin/chromium-headless-shell npx lighthouse@12.8.2 http://localhost:3000/':
    'what it measures needs a machine that does nothing else',
  'kubectl apply -k deploy/kubernetes/base':
    'needs a cluster; tests/deploy/kubernetes.test.ts validates its manifests',
};

/** Where a command is long, how it begins will do. */
const known = (command: string) =>
  Object.keys(COMMANDS).find((start) => command.startsWith(start)) ?? command;

test('each command of the documentation is run by a test, or is known not to be', () => {
  const commands = DOCUMENTS.filter((document) => document !== TUTORIAL).flatMap(shellOf);
  expect([...new Set(commands.map(known))].sort()).toEqual(Object.keys(COMMANDS).sort());
});

/** A clone, as far as these commands can tell, in a path with a space. */
let folder: string;
let clone: string;
let port: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-documented-'));
  clone = join(folder, 'tip sheet');
  mkdirSync(clone);
  for (const name of ['package.json', 'node_modules', 'dist', 'content', 'openapi'])
    symlinkSync(join(ROOT, name), join(clone, name));
  port = await freePort();
});
afterAll(() => rmSync(folder, { recursive: true }));

const environment = () => ({
  ...{ HOME: process.env.HOME, PORT: String(port), DRAIN_SECONDS: '0' },
  PATH: process.env.PATH,
  // Without it, npx would ask a registry for what isn't here.
  npm_config_offline: 'true',
});

function run(command: string): string {
  const options = { cwd: clone, env: environment(), encoding: 'utf8' as const };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], options);
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

/** Runs a command that lasts, until it serves. */
async function serve(command: string): Promise<() => Promise<void>> {
  const server: ChildProcess = spawn('sh', ['-c', command], {
    ...{ cwd: clone, env: environment(), stdio: ['ignore', 'ignore', 'inherit'] },
    detached: true,
  });
  const exited = once(server, 'exit');
  const status = () =>
    fetch(`http://localhost:${port}/health/ready`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(status, { interval: 200 }).toBe(200);
  return async () => {
    // A group of its own, as in a terminal.
    process.kill(-(server.pid ?? 0), 'SIGINT');
    await exited;
  };
}

test.each([
  ['of an assistant', 'docs/assistants.md', { result: { content: [{ type: 'text' }] } }],
  [
    'to match a listing',
    'docs/api-guide.md',
    { signals: [{ signal: 'cover-letter-asked' }, { signal: 'references-asked' }, {}] },
  ],
])('the documented request %s is answered', async (_, document, expected) => {
  const [command = ''] = shellOf(document).filter((line) => line.startsWith('curl '));
  const server = await startServer();
  const answer = run(
    `${command.replace('http://localhost:3000', server.origin)} --fail --silent --show-error`,
  );
  await server.stop();
  expect(JSON.parse(answer)).toMatchObject(expected);
});

test('the commands of the README on content work as they are written', async () => {
  const [init = '', add = '', check = '', start = '', bundle = ''] = Object.keys(COMMANDS).filter(
    (command) => command.startsWith('npx tipsheet'),
  );
  run(init);
  writeFileSync(
    join(clone, 'text.md'),
    '# Sow late\n\n## Wait for warm soil\n\nUse a thermometer.\n',
  );
  run(add);
  expect(run(check)).toMatch(/no problems/);
  const stop = await serve(start);
  await stop();
  expect(JSON.parse(run(bundle)).articles).toHaveLength(2);
}, 300_000);
