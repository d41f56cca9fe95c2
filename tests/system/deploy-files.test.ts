import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { hasTools, ROOT, startReplica } from '../helpers/processes.ts';
import { adapt, writeNginx, writeVarnish } from '../helpers/proxies.ts';

/** Each file of deploy/ is validated by the program that it is for. */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-deploy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const deployed = (file: string) => join(ROOT, 'deploy', file);

function run(command: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe.skipIf(!hasTools('nginx'))('nginx', () => {
  test('nginx takes its configuration and has nothing to remark', async () => {
    const main = await writeNginx(folder, await freePort(), [3000, 3001]);
    const { status, output } = run('nginx', ['-t', '-p', folder, '-c', main]);
    expect(output).not.toMatch(/\[(?:warn|error|emerg)\]/);
    expect(status).toBe(0);
  });
});

describe.skipIf(!hasTools('varnishd'))('Varnish', () => {
  test('Varnish compiles its configuration', async () => {
    const vcl = await writeVarnish(folder, [3000, 3001]);
    const { status, output } = run('varnishd', ['-j', 'none', '-C', '-f', vcl]);
    expect(output).not.toMatch(/Message from VCC-compiler|Warning/);
    expect(status).toBe(0);
  });
});

describe.skipIf(!hasTools('systemd-analyze'))('systemd', () => {
  const unit = readFileSync(deployed('systemd/tipsheet@.service'), 'utf8');

  test('systemd takes the unit and finds it well guarded', async () => {
    const file = join(folder, 'tipsheet@.service');
    writeFileSync(file, unit.replaceAll('/usr/bin/node', process.execPath));
    const verified = run('systemd-analyze', ['verify', file.replace('@', '@3000')]);
    expect(verified.output).toBe('');
    expect(verified.status).toBe(0);
    // Of 100, in which 0 is a service that can do nothing.
    const limits = ['--offline=true', '--threshold=15'];
    const security = run('systemd-analyze', ['security', ...limits, file]);
    expect(security.status, security.output).toBe(0);
  });

  test('systemd learns that an instance is ready from the instance', async () => {
    const script = /^ExecStartPost=\S+ --input-type=module --eval "(.*)"$/m.exec(unit)?.[1];
    const replica = await startReplica(await freePort(), { DRAIN_SECONDS: '0' });
    const wait = (script ?? '').replaceAll('%i', String(replica.port));
    const ask = (pid: number) =>
      spawnSync(process.execPath, ['--input-type=module', '--eval', wait], {
        env: { MAINPID: String(pid) },
      }).status;
    // Which process it is is of no matter, as long as it is there.
    const whileRunning = ask(process.pid);
    await replica.stop();
    expect(whileRunning).toBe(0);
    // Beyond the largest number that Linux gives.
    expect(ask(2 ** 22 + 1)).toBe(1);
  });
});

describe.skipIf(!hasTools('promtool'))('Prometheus', () => {
  test('Prometheus takes the alerts', () => {
    const { status, output } = run('promtool', [
      ...['check', 'rules', '--lint=all', '--lint-fatal'],
      deployed('prometheus/alerts.yaml'),
    ]);
    expect(status, output).toBe(0);
  });

  test('Prometheus raises each alert when it should, and none on a quiet day', () => {
    const tests = join(ROOT, 'tests/deploy/alerts.test.yaml');
    const { status, output } = run('promtool', ['test', 'rules', tests]);
    expect(status, output).toBe(0);
  });

  test('Prometheus takes the queries of the dashboard', () => {
    const { panels, annotations } = JSON.parse(
      readFileSync(deployed('grafana/dashboard.json'), 'utf8'),
    );
    const queries: string[] = [
      ...panels.flatMap(({ targets = [] }) => targets),
      ...annotations.list,
    ]
      .map(({ expr }) => expr)
      .map((expr) =>
        expr.replaceAll('$__rate_interval', '5m').replace(/\$(?:job|instance)/g, '.*'),
      );
    const rules = queries.map((expr, i) => ({ record: `panel:${i}`, expr }));
    const file = join(folder, 'dashboard-rules.json');
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
    const { status, output } = run('promtool', ['check', 'rules', file]);
    expect(status, output).toBe(0);
    expect(output).toContain(`${queries.length} rules found`);
  });
});

describe.skipIf(!hasTools('docker-compose'))('Compose', () => {
  test('Compose takes its file, with Redis and without', async () => {
    // Debian's Compose is older than the name at the top.
    const file = await adapt('compose.yaml', folder, { '\nname: tipsheet\n': '\n' });
    const project = ['-f', file, '--project-directory', deployed('.')];
    for (const profile of [[], ['--profile', 'redis']])
      expect(run('docker-compose', [...project, ...profile, 'config', '-q'])).toEqual({
        status: 0,
        output: '',
      });
  });
});
