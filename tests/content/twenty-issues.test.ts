import { expect, test } from 'vitest';
import { loadFolder } from '../../src/content/load/load.ts';
import { reportText } from '../../src/content/load/report.ts';

const result = await loadFolder('tests/fixtures/twenty-issues');
const issues = result.ok ? [] : result.issues;

test('a folder with every kind of issue has all of them named', async () => {
  await expect(`${reportText(issues, result.warnings)}\n`).toMatchFileSnapshot(
    '../fixtures/twenty-issues.txt',
  );
});

test('the issues are more than twenty different ones', () => {
  // Without what is quoted, named or counted, the words tell the kinds apart.
  const kinds = issues.map(({ message }) => message.replace(/"[^"]*"|\S*[\d/<]\S*/g, '_'));
  expect(new Set(kinds).size).toBeGreaterThan(40);
});

test('each issue in a text has its line', () => {
  const without = issues.filter(({ line }) => line === undefined).map(({ file }) => file);
  expect(without).toEqual(['articles/en/nowhere.json', 'articles/en/outside.json']);
});
