import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  Cmd,
  Copy,
  DockerfileParser,
  Env,
  From,
  Healthcheck,
  type Instruction,
  User,
  Workdir,
} from 'dockerfile-ast';
import { launch, ROOT, type Running } from './processes.ts';

/**
 * Builds and runs the Dockerfile without a container engine: each stage is a folder, the commands run
 * with the Node that the image is built on, and the result runs in a root of its own that is mounted
 * read-only, as the user that the Dockerfile names. Needs root.
 */
export interface Image {
  /** The folder that is its root. */
  readonly root: string;
  /** Starts its command; `mounts` are folders by their path inside, read-only. */
  start(port: number, env?: Env_, mounts?: Mounts): Promise<Running>;
  /** The exit code of its health check. */
  checkHealth(port: number): number | null;
}
type Env_ = Readonly<Record<string, string>>;
type Mounts = Readonly<Record<string, string>>;

interface Stage {
  readonly root: string;
  workdir: string;
  user: string;
  env: Record<string, string>;
  command: string[];
  health: string[];
}

/** Where the stages' base image has what isn't of the Dockerfile's making. */
const NODE_FOLDER = '/opt/node';

export function buildImage(folder: string): Image {
  const dockerfile = DockerfileParser.parse(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const instruction of dockerfile.getInstructions()) {
    if (instruction instanceof From) {
      const name = instruction.getBuildStage() ?? 'image';
      stage = makeStage(join(folder, name), nodeOf(instruction.getImage() ?? ''));
      stages.set(name, stage);
    } else if (stage) carryOut(instruction, stage, stages);
  }
  if (stage === undefined) throw new Error('no stage');
  return imageOf(stage);
}

/** The Node binary that `node:24-alpine` stands for, from the registry that the packages come from. */
function nodeOf(image: string): string {
  const version = /^node:(\d+)-/.exec(image)?.[1];
  if (version === undefined) throw new Error(`no Node for ${image}`);
  const print = ['--', 'node', '-p', 'process.execPath'];
  const options = { encoding: 'utf8', cwd: '/' } as const;
  return execFileSync('npm', ['exec', '--yes', `--package=node@${version}`, ...print], options)
    .trim()
    .split('\n')
    .at(-1) as string;
}

function makeStage(root: string, node: string): Stage {
  mkdirSync(join(root, NODE_FOLDER), { recursive: true });
  cpSync(node, join(root, NODE_FOLDER, 'node'));
  return { root, workdir: '/', user: '0:0', env: {}, command: [], health: [] };
}

function carryOut(instruction: Instruction, stage: Stage, stages: Map<string, Stage>): void {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  if (instruction instanceof Workdir) {
    stage.workdir = words[0] ?? '/';
    mkdirSync(join(stage.root, stage.workdir), { recursive: true });
  } else if (instruction instanceof Copy) {
    const from = instruction.getFromFlag()?.getValue();
    copy(words, stage, from ? stages.get(from) : undefined);
  } else if (instruction instanceof Env) {
    for (const property of instruction.getProperties())
      stage.env[property.getName()] = property.getValue() ?? '';
  } else if (instruction instanceof User) {
    stage.user = words[0] ?? '0:0';
  } else if (instruction instanceof Healthcheck) {
    stage.health = jsonOf(instruction);
  } else if (instruction instanceof Cmd) {
    stage.command = jsonOf(instruction);
  } else if (instruction.getKeyword() === 'RUN') {
    run(instruction.getArgumentsContent() ?? '', stage);
  } else if (!['EXPOSE', 'STOPSIGNAL'].includes(instruction.getKeyword())) {
    throw new Error(`no way to carry out ${instruction.getKeyword()}`);
  }
}

/** The exec form of a command. */
function jsonOf(instruction: Instruction): string[] {
  const text = instruction.getArgumentsContent() ?? '';
  return JSON.parse(text.slice(text.indexOf('[')));
}

function copy(words: readonly string[], stage: Stage, from: Stage | undefined): void {
  const target = join(stage.root, stage.workdir, words.at(-1) ?? '.');
  for (const source of words.slice(0, -1)) {
    if (from) {
      const isInto = words.at(-1)?.endsWith('/') || words.length > 2;
      cpSync(join(from.root, source), isInto ? join(target, basename(source)) : target, {
        recursive: true,
        verbatimSymlinks: true,
      });
    } else {
      for (const path of source === '.' ? contextPaths() : [source])
        cpSync(join(ROOT, path), join(target, path), { recursive: true });
    }
  }
}

/** What .dockerignore lets through: it excludes everything but the paths that it names. */
function contextPaths(): string[] {
  const lines = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines[0] !== '*' || !lines.slice(1).every((line) => line.startsWith('!')))
    throw new Error('.dockerignore is not a list of what is let through');
  return lines.slice(1).map((line) => line.slice(1));
}

/** Outside of any root, with the stage's Node first in the path. */
function run(command: string, { root, workdir, env }: Stage): void {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: join(root, workdir),
    encoding: 'utf8',
    env: { ...process.env, ...env, PATH: `${join(root, NODE_FOLDER)}:${process.env.PATH}` },
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stdout}\n${stderr}`);
}

/** Mounts the root read-only, with the libraries that Node needs, and enters it as the user. */
const ENTER = `
set -e
root=$1 user=$2 workdir=$3; shift 3
mount --bind "$root" "$root"
mount --bind /usr "$root/usr"
mount --bind /dev "$root/dev"
mount -t proc proc "$root/proc"
while [ "$1" != -- ]; do mount --bind -o ro "$1" "$root$2"; shift 2; done
shift
mount -o remount,bind,ro "$root/usr"
mount -o remount,bind,ro "$root"
exec chroot --userspec="$user" "$root" /bin/sh -c 'cd "$0" && exec "$@"' "$workdir" "$@"
`;

function imageOf({ root, user, workdir, env, command, health }: Stage): Image {
  for (const mountPoint of ['usr', 'dev', 'proc', 'content'])
    mkdirSync(join(root, mountPoint), { recursive: true });
  for (const name of ['bin', 'lib', 'lib64']) symlinkSync(`usr/${name}`, join(root, name));
  const enter = (words: readonly string[], mounts: Mounts = {}) => [
    ...['--mount', '--propagation', 'private', 'sh', '-c', ENTER, 'enter'],
    ...[root, user, workdir],
    ...Object.entries(mounts).flatMap(([inside, outside]) => [outside, inside]),
    ...['--', ...words],
  ];
  const envOf = (port: number, more: Env_ = {}) => ({
    PATH: `${NODE_FOLDER}:/bin:/usr/sbin:/usr/bin`,
    ...env,
    PORT: String(port),
    ...more,
  });
  return {
    root,
    start: (port, more, mounts) =>
      launch({
        command: 'unshare',
        args: enter(command, mounts),
        port,
        readyPath: '/health/ready',
        env: envOf(port, more),
        cwd: dirname(root),
      }),
    checkHealth: (port) => spawnSync('unshare', enter(health), { env: envOf(port) }).status,
  };
}

export function removeImages(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
