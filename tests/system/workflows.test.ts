import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../helpers/free-port.ts';
import { type ServerProcess, startServer } from '../helpers/process.ts';
import { copyWithWithdrawnTip } from '../helpers/withdrawn-content.ts';

const WORKFLOWS = 'openapi/tipsheet.arazzo.yaml';

interface Workflow {
  steps: { stepId: string }[];
}
const { workflows } = parse(readFileSync(WORKFLOWS, 'utf8')) as { workflows: Workflow[] };
const steps = workflows.flatMap((workflow) => workflow.steps);

let folder: string;
let server: ServerProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-workflows-'));
});
afterEach(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** Runs the workflows against a server with this content, and returns what Redocly Respect says. */
async function respect(content: string): Promise<string> {
  const port = String(await freePort());
  server = await startServer({
    ...{ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, CONTENT: content },
  });
  cpSync(WORKFLOWS, join(folder, 'tipsheet.arazzo.yaml'));
  const contract = await fetch(`${server.origin}/openapi.json`);
  writeFileSync(join(folder, 'openapi.json'), await contract.text());
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      resolve('node_modules/@redocly/cli/bin/cli.js'),
      ...['respect', join(folder, 'tipsheet.arazzo.yaml')],
    ],
    { env: { PATH: process.env.PATH, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' } },
  ).catch((error) => error);
  return stdout;
}

test('each workflow of the Arazzo file runs against a server, step by step', async () => {
  copyWithWithdrawnTip(join(folder, 'content'));
  const said = await respect(join(folder, 'content'));
  expect(said).toContain(`Workflows: ${workflows.length} passed, ${workflows.length} total`);
  expect(said).toContain(`Steps: ${steps.length} passed, ${steps.length} total`);
});

test('the workflows run against the shipped content, in which nothing is withdrawn', async () => {
  const run = steps.filter(({ stepId }) => stepId !== 'withdrawn' && stepId !== 'gone').length;
  const said = await respect('content');
  expect(said).toContain(`Workflows: ${workflows.length} passed, ${workflows.length} total`);
  expect(said).toContain(`Steps: ${run} passed, ${run} total`);
});
