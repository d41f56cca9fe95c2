import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { launch, type Running } from './processes.ts';

/** Where Debian's package `wordpress` is. */
const CORE = '/usr/share/wordpress';
export const WORDPRESS_PROGRAMS = ['php', 'mariadbd', 'mariadb-install-db'] as const;
export const ADMIN = { name: 'admin', password: 'a pass phrase of the test' } as const;

export interface WordPress {
  readonly origin: string;
  /** Runs PHP inside WordPress, as its administrator, where a warning is an error; what it prints. */
  php(code: string): Promise<string>;
  /** The address of a new post with this content. */
  publish(title: string, content: string): Promise<string>;
  /** Adds code to every request, until the function that is returned is called. */
  addCode(code: string): Promise<() => Promise<void>>;
  /** Copies a folder of files to the plugins, not activated. */
  addPlugin(name: string, folder: string): Promise<void>;
  /** What PHP complained of in plugins so far, a line each. Of WordPress itself it has much to say. */
  complaints(): string[];
  stop(): Promise<void>;
}

/**
 * A WordPress as it is installed for a new site, with a database of its own, on ports and in a
 * folder that are free.
 * @param reachable hosts with ports, besides those that WordPress allows, that it may ask for
 *   embeds: otherwise it asks none on the machine that it runs on
 */
export async function startWordPress(reachable: readonly string[]): Promise<WordPress> {
  const folder = await mkdtemp(join(tmpdir(), 'tipsheet-wordpress-'));
  const site = join(folder, 'site');
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const [database] = await Promise.all([
    startDatabase(folder),
    cp(CORE, site, { recursive: true, dereference: true }),
  ]);
  await writeFile(join(site, 'wp-config.php'), configuration(database.socket, origin));
  const additions = join(site, 'wp-content/mu-plugins');
  await mkdir(additions);
  await writeFile(join(additions, 'reachable.php'), allowHosts(reachable));

  const php = (code: string) => runPhp(site, code);
  let server: Running | undefined;
  const stop = async () => {
    // Nothing of it is kept.
    await server?.stop('SIGKILL');
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await runPhp(site, INSTALL, '');
    server = await launch({
      command: 'php',
      args: [...PHP_OPTIONS, '-S', `127.0.0.1:${port}`, '-t', site],
      port,
      readyPath: '/wp-login.php',
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const { output } = server;
  return {
    origin,
    php,
    async publish(title, content) {
      const post = JSON.stringify({
        post_title: title,
        post_content: content,
        post_status: 'publish',
      });
      const id = await php(
        `echo wp_insert_post( wp_slash( json_decode( ${quoted(post)}, true ) ) );`,
      );
      return `${origin}/?p=${id}`;
    },
    async addCode(code) {
      const file = join(additions, 'added.php');
      await writeFile(file, `<?php\n${code}`);
      return () => rm(file);
    },
    addPlugin: (name, from) =>
      cp(from, join(site, 'wp-content/plugins', name), { recursive: true }),
    complaints: () =>
      output()
        .split('\n')
        .filter((line) => line.includes('/wp-content/plugins/') && line.includes('PHP ')),
    stop,
  };
}

/** As a string of PHP. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

const PHP_OPTIONS = ['-d', 'opcache.enable_cli=1', '-d', 'display_errors=stderr'];

const LOAD = `
  require './wp-load.php';
  wp_set_current_user( 1 );
  // Of WordPress too, which warns of what a plugin gave it; not if it asked for silence by an @.
  set_error_handler(
    fn( $level, $message, $file, $line ) => error_reporting() & $level ? throw new ErrorException( $message, 0, $level, $file, $line ) : false,
    E_WARNING | E_NOTICE
  );`;
const INSTALL = `
  define( 'WP_INSTALLING', true );
  require './wp-load.php';
  require ABSPATH . 'wp-admin/includes/upgrade.php';
  wp_install( 'The board', ${quoted(ADMIN.name)}, 'admin@board.example', true, '', ${quoted(ADMIN.password)} );`;

async function runPhp(site: string, code: string, load = LOAD): Promise<string> {
  const child = spawn('php', ['-d', 'display_errors=stderr', '-r', load + code], {
    cwd: site,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    once(child, 'close'),
  ]);
  if (child.exitCode !== 0)
    throw new Error(`PHP ended with ${child.exitCode}: ${errors.join('')}\n${output.join('')}`);
  return output.join('');
}

/** Nothing of it is reached but through its socket. */
async function startDatabase(folder: string) {
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  const options = [
    '--no-defaults',
    `--datadir=${data}`,
    // At its start a server removes the temporary tables of others that share their folder.
    `--tmpdir=${folder}`,
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    '--innodb-log-file-size=8M',
    '--innodb-flush-log-at-trx-commit=0',
  ];
  const install = spawn(
    'mariadb-install-db',
    [...options, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [output, errors] = await Promise.all([
    install.stdout.toArray(),
    install.stderr.toArray(),
    once(install, 'close'),
  ]);
  if (install.exitCode !== 0)
    throw new Error(`no database could be made:\n${errors.join('')}${output.join('')}`);

  const init = join(folder, 'init.sql');
  await writeFile(init, 'CREATE DATABASE wordpress;\n');
  const server = spawn(
    'mariadbd',
    [
      ...options,
      `--socket=${socket}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--init-file=${init}`,
      '--skip-networking',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(server, 'close');
  await new Promise<void>((resolve, reject) => {
    let output = '';
    server.stderr.on('data', (chunk: Buffer) => {
      output += chunk;
      if (output.includes('ready for connections')) resolve();
    });
    ended.then(() => reject(new Error(`the database ended:\n${output}`)), reject);
  });
  return {
    socket,
    async stop() {
      server.kill('SIGKILL');
      await ended;
    },
  };
}

const configuration = (socket: string, origin: string) => `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', ${quoted(`localhost:${socket}`)} );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', ${quoted(origin)} );
define( 'WP_SITEURL', ${quoted(origin)} );
define( 'DISABLE_WP_CRON', true );
// It asks wordpress.org for nothing.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`;

const allowHosts = (hosts: readonly string[]) => `<?php
const REACHABLE = array( ${hosts.map(quoted).join(', ')} );
function is_reachable( $url ) {
	$parts = wp_parse_url( $url );
	return in_array( $parts['host'] . ':' . ( $parts['port'] ?? 80 ), REACHABLE, true );
}
add_filter( 'http_request_host_is_external', fn( $external, $host, $url ) => $external || is_reachable( $url ), 10, 3 );
add_filter( 'http_allowed_safe_ports', fn( $ports, $host, $url ) => is_reachable( $url ) ? array( ...$ports, wp_parse_url( $url, PHP_URL_PORT ) ) : $ports, 10, 3 );
`;
