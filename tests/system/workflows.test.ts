import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../helpers/free-port.ts';
import { type ServerProcess, startServer } from '../helpers/process.ts';
import { copyWithWithdrawnTip } from '../helpers/withdrawn-content.ts';

const WORKFLOWS = 'openapi/tipsheet.arazzo.yaml';

let folder: string;
let server: ServerProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-workflows-'));
  copyWithWithdrawnTip(join(folder, 'content'));
  const port = String(await freePort());
  server = await startServer({
    ...{ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, CONTENT: join(folder, 'content') },
  });
  cpSync(WORKFLOWS, join(folder, 'tipsheet.arazzo.yaml'));
  const contract = await fetch(`${server.origin}/openapi.json`);
  writeFileSync(join(folder, 'openapi.json'), await contract.text());
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

test('each workflow of the Arazzo file runs against a server, step by step', async () => {
  const { workflows } = parse(readFileSync(WORKFLOWS, 'utf8'));
  const steps = workflows.flatMap((workflow: { steps: object[] }) => workflow.steps);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      resolve('node_modules/@redocly/cli/bin/cli.js'),
      ...['respect', join(folder, 'tipsheet.arazzo.yaml')],
    ],
    { env: { PATH: process.env.PATH, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' } },
  ).catch((error) => error);
  expect(stdout).toContain(`Workflows: ${workflows.length} passed, ${workflows.length} total`);
  expect(stdout).toContain(`Steps: ${steps.length} passed, ${steps.length} total`);
});
