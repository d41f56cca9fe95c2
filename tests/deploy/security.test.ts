import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const rows = read('SECURITY.md')
  .split('\n')
  .filter((line) => /^\| (?!who|---)/.test(line));
const claims = rows.flatMap((row) =>
  [...(row.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`: ((?:“[^”]+”(?:, )?)+)/g)].flatMap(
    ([, file = '', names = '']) =>
      [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => [file, name] as const),
  ),
);

test('every threat names what shows that it is stopped', () => {
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) expect(row).toMatch(/`(?:tests|scripts)\/[^`]+`.* \|$/);
});

test.each(claims)('the file that a threat names has its test: %s, “%s”', (file, name) => {
  expect(read(file)).toContain(name);
});
