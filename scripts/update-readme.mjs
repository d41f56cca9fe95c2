// Keeps the README's table of settings what src/config.ts says. --check fails instead of writing.
import { readFileSync, writeFileSync } from 'node:fs';
import { VARIABLES } from '../dist/config.js';

const START = '<!-- settings: made by scripts/update-readme.mjs -->';
const END = '<!-- /settings -->';

const cell = (text) => text.replaceAll('|', '\\|');
const rows = Object.entries(VARIABLES).map(
  ([name, { default: fallback, allowed, description }]) =>
    `| \`${name}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${cell(description)} Must be ${cell(allowed)}. |`,
);
const table = ['| variable | default | what |', '| --- | --- | --- |', ...rows].join('\n');

const readme = readFileSync('README.md', 'utf8');
const start = readme.indexOf(START);
const end = readme.indexOf(END);
if (start < 0 || end < start) throw new Error('README.md: the marks of the settings are missing');
const updated = `${readme.slice(0, start)}${START}\n\n${table}\n\n${readme.slice(end)}`;
if (updated === readme) process.stdout.write('README.md: the settings are up to date\n');
else if (process.argv.includes('--check')) {
  process.stderr.write('README.md: the settings are out of date; npm run fix\n');
  process.exitCode = 1;
} else writeFileSync('README.md', updated);
