import { expect, test } from 'vitest';
import { readConfig, VARIABLES } from '../../src/config.ts';
import { readDeployed, readYaml } from './files.ts';

interface Service {
  readonly environment?: Record<string, string>;
  readonly stop_grace_period?: string;
  readonly networks?: { readonly inside: { readonly ipv4_address: string } };
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly volumes?: readonly string[];
}

const { services } = readYaml<{ services: Record<string, Service> }>('compose.yaml');
const replicas = Object.entries(services).filter(([name]) => name.startsWith('tipsheet-'));
const address = (name: string) => services[name]?.networks?.inside.ipv4_address;

/** As Compose does when nothing is set: `${NAME:-default}`. */
function settingsOf({ environment = {} }: Service): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
    ]),
  );
}

test('the replicas are alike and have settings of Tipsheet', () => {
  expect(replicas).toHaveLength(2);
  for (const [, replica] of replicas) {
    for (const name of Object.keys(replica.environment ?? {}))
      expect(VARIABLES).toHaveProperty(name);
    expect(settingsOf(replica)).toEqual(settingsOf(replicas[0]?.[1] ?? {}));
    expect(() => readConfig(settingsOf(replica))).not.toThrow();
  }
});

test('only nginx is believed to know the client', () => {
  for (const [, replica] of replicas)
    expect(readConfig(settingsOf(replica)).TRUST_PROXY).toEqual([address('nginx')]);
});

test('nginx finds the replicas at their addresses', () => {
  const servers = [...readDeployed('compose/upstream.conf').matchAll(/server (\S+)/g)];
  expect(servers.map(([, server]) => server)).toEqual(
    replicas.map(([name]) => `${address(name)}:3000`),
  );
});

test('what nginx keeps is in a folder that it can make itself, and on a volume', () => {
  const [, folder] = /^proxy_cache_path (\S+)/m.exec(readDeployed('nginx/tipsheet.conf')) ?? [];
  expect(folder).toMatch(/^\/var\/cache\/[^/]+$/);
  expect(services.nginx?.volumes).toContain(`cache:${folder}`);
});

test('the upstream is the one of deploy/nginx but for the addresses', () => {
  const lines = (file: string) =>
    readDeployed(file)
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
      .map((line) => line.replace(/server [\d.:]+/, 'server'));
  expect(lines('compose/upstream.conf')).toEqual(lines('nginx/upstream.conf'));
});

test('a replica may end in peace and do nothing but listen', () => {
  for (const [, replica] of replicas) {
    const { DRAIN_SECONDS } = readConfig(settingsOf(replica));
    expect(Number.parseInt(replica.stop_grace_period ?? '', 10)).toBeGreaterThan(
      DRAIN_SECONDS + 10,
    );
    expect(replica).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  }
});

test('Redis is there for those who ask for it', () => {
  expect(services.redis?.profiles).toEqual(['redis']);
});

test('no command in the file has settings that the next one would lack', () => {
  const commands = readDeployed('compose.yaml').match(/(?<=^# {3}).*docker compose.*/gm) ?? [];
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands) expect(command).toMatch(/^docker compose /);
});
