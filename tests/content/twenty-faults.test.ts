import { expect, test } from 'vitest';
import { loadFolder } from '../../src/content/load/load.ts';
import { reportText } from '../../src/content/load/report.ts';

const result = await loadFolder('tests/fixtures/twenty-faults');
const faults = result.ok ? [] : result.faults;

test('a folder with every kind of fault has all of them named', async () => {
  await expect(`${reportText(faults)}\n`).toMatchFileSnapshot('../fixtures/twenty-faults.txt');
});

test('the faults are more than twenty different ones', () => {
  // Without what is quoted, named or counted, the words tell the kinds apart.
  const kinds = faults.map(({ message }) => message.replace(/"[^"]*"|\S*[\d/<]\S*/g, '_'));
  expect(new Set(kinds).size).toBeGreaterThan(40);
});

test('each fault in a text has its line', () => {
  const without = faults.filter(({ line }) => line === undefined).map(({ file }) => file);
  expect(without).toEqual([
    'articles/English',
    'articles/en/notes.txt',
    'articles/en/nowhere.json',
    'articles/en/outside.json',
  ]);
});
