import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { launch, ROOT, type Running } from './processes.ts';

/** The proxies of deploy/, configured as they ship but for ports and folders. */

/** Ports of the replicas: two of them, as in the files. */
export type Backends = readonly [number, number];

/** What stands in place of some lines. */
type Changes = Readonly<Record<string, string>>;

/** Writes a file of deploy/ into a folder with some of its lines changed, each of which must occur. */
export async function adapt(file: string, folder: string, changes: Changes): Promise<string> {
  let text = await readFile(join(ROOT, 'deploy', file), 'utf8');
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`deploy/${file} has no "${from}"`);
    text = text.replace(from, () => to);
  }
  const path = join(folder, file.replaceAll('/', '-'));
  await writeFile(path, text);
  return path;
}

/** Writes the configuration of nginx; its main file is returned. */
export async function writeNginx(
  folder: string,
  port: number,
  [first, second]: Backends,
  further: { readonly site?: Changes; readonly upstream?: Changes } = {},
): Promise<string> {
  const site = await adapt('nginx/tipsheet.conf', folder, {
    'listen 80;': `listen 127.0.0.1:${port};`,
    'listen [::]:80;': '',
    '/var/cache/tipsheet': join(folder, 'cache'),
    ...further.site,
  });
  const upstream = await adapt('nginx/upstream.conf', folder, {
    '127.0.0.1:3000': `127.0.0.1:${first}`,
    '127.0.0.1:3001': `127.0.0.1:${second}`,
    ...further.upstream,
  });
  const main = join(folder, 'nginx.conf');
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    main,
    `${user} daemon off; worker_processes 2; pid ${folder}/pid; error_log stderr error;
     events { worker_connections 512; }
     http { access_log off; ${temporary} include ${upstream}; include ${site}; }`,
  );
  return main;
}

/** Writes the configuration of Varnish; its main file is returned. */
export async function writeVarnish(folder: string, [first, second]: Backends): Promise<string> {
  const backends = await adapt('varnish/backends.vcl', folder, {
    '"3000"': `"${first}"`,
    '"3001"': `"${second}"`,
  });
  return adapt('varnish/tipsheet.vcl', folder, { '"backends.vcl"': `"${backends}"` });
}

const STARTERS = {
  async nginx(folder: string, port: number, backends: Backends): Promise<Running> {
    const main = await writeNginx(folder, port, backends);
    const args = ['-p', folder, '-c', main];
    return launch({ command: 'nginx', args, port, readyPath: '/health/live', cwd: folder });
  },

  async varnish(folder: string, port: number, backends: Backends): Promise<Running> {
    const vcl = await writeVarnish(folder, backends);
    const args = ['-F', '-j', 'none', '-n', join(folder, 'work'), '-f', vcl];
    args.push('-a', `127.0.0.1:${port}`, '-s', 'malloc,32m', '-T', 'none', '-p', 'thread_pools=1');
    return launch({ command: 'varnishd', args, port, readyPath: '/health/live', cwd: folder });
  },
};

export type ProxyName = keyof typeof STARTERS;
export const PROXY_PROGRAMS = { nginx: 'nginx', varnish: 'varnishd' } as const;

/** Starts a proxy in front of servers that already answer. */
export async function startProxy(name: ProxyName, backends: Backends): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), `tipsheet-${name}-`));
  const running = await STARTERS[name](folder, await freePort(), backends);
  return {
    ...running,
    async stop(signal) {
      const code = await running.stop(signal);
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}
