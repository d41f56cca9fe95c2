import { readFileSync } from 'node:fs';
import { Copy, DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { readConfig, VARIABLES } from '../../src/config.ts';

const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
const dockerfile = DockerfileParser.parse(text);
const stages = dockerfile.getFROMs();
const last = dockerfile.getInstructions().filter((instruction) => {
  const start = stages.at(-1)?.getRange().start.line ?? 0;
  return instruction.getRange().start.line >= start;
});
const argumentsOf = (keyword: string) =>
  last
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArgumentsContent());

test('the Dockerfile has no issue', () => {
  expect(validate(text)).toEqual([]);
});

test('the image runs Node 24 as nobody, and stops by SIGTERM', () => {
  expect(stages.at(-1)?.getImage()).toBe('node:24-alpine');
  expect(argumentsOf('USER')).toEqual(['65534:65534']);
  expect(argumentsOf('STOPSIGNAL')).toEqual(['SIGTERM']);
});

test('the image takes nothing along but what the server needs', () => {
  const copies = last.filter((instruction) => instruction instanceof Copy);
  expect(copies.map((copy) => copy.getFromFlag()?.getValue())).toEqual(copies.map(() => 'build'));
  expect(argumentsOf('COPY').map((copy) => copy?.split(' ').slice(0, -1))).toEqual([
    ['/app/package.json', '/app/LICENSE', '/app/LICENSE-CONTENT'],
    ['/app/node_modules'],
    ['/app/dist'],
    ['/app/content'],
  ]);
  expect(argumentsOf('RUN')).toEqual([]);
});

test('Node lets the server read its own files and its content only', () => {
  const [command] = argumentsOf('CMD');
  expect(JSON.parse(command ?? '')).toEqual([
    'node',
    '--permission',
    '--allow-fs-read=/app',
    '--allow-fs-read=/content',
    '--allow-fs-read=/proc/thread-self',
    '--allow-worker',
    'dist/main.js',
  ]);
});

test('the settings in the image are settings of Tipsheet', () => {
  const env = Object.fromEntries(
    dockerfile
      .getENVs()
      .flatMap((instruction) => instruction.getProperties())
      .map((property) => [property.getName(), property.getValue() ?? '']),
  );
  const { NODE_ENV, ...settings } = env;
  expect(NODE_ENV).toBe('production');
  for (const name of Object.keys(settings)) expect(VARIABLES).toHaveProperty(name);
  expect(readConfig(settings)).toMatchObject({ HOST: '0.0.0.0', PORT: 3000 });
});
