import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addCheck } from '../../src/cli/check.ts';
import { addImport } from '../../src/cli/import.ts';
import { addInit } from '../../src/cli/init.ts';
import { addNew } from '../../src/cli/new.ts';
import { checkPlaceholders } from '../../src/content/checks/placeholders.ts';
import { loadFolder } from '../../src/content/load/load.ts';
import { checkSearchWords } from '../../src/search/check-search-words.ts';

let base: string;
let folder: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'authoring-'));
  folder = join(base, 'my-content');
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(base, { recursive: true });
});

/** Runs a command line, and returns what it prints. */
async function run(...line: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const program = new Command();
  addInit(program);
  addNew(program);
  addImport(program);
  addCheck(program);
  await program.parseAsync(line, { from: 'user' });
  const output = write.mock.calls.map(([text]) => text).join('');
  write.mockRestore();
  return output;
}

const check = () => loadFolder(folder, { advisory: [checkSearchWords, checkPlaceholders] });
const read = async (path: string) => JSON.parse(await readFile(join(folder, path), 'utf8'));

test.each(['en', 'es', 'de', 'pt-BR', 'zh-Hant', 'ES'])(
  'tipsheet init --lang %s makes a library that can be served, without a warning',
  async (lang) => {
    await run('init', folder, '--lang', lang);
    const language = lang === 'ES' ? 'es' : lang;
    expect(await run('check', folder)).toBe(
      `1 article and 2 tips in 1 language (${language}): no problems\n`,
    );
    expect(await read('library.json')).toMatchObject({
      ...{ name: 'My content', defaultLanguage: language },
    });
  },
);

test('tipsheet init has texts in the languages that Tipsheet speaks, and says when it has none', async () => {
  expect(await run('init', join(base, 'es'), '--lang', 'es')).toContain('como-escribir-consejos');
  expect(await run('init', join(base, 'fr'), '--lang', 'fr')).toContain(
    'The texts are in English: translate them into "fr".',
  );
});

test('tipsheet init refuses a folder that is not empty, and changes nothing in it', async () => {
  await run('init', folder);
  await rm(join(folder, 'library.json'));
  const before = await readdir(folder);
  await expect(run('init', folder)).rejects.toThrow('is not empty');
  expect(await readdir(folder)).toEqual(before);
});

test('tipsheet init of an empty name, as an unset variable is, overwrites nothing in this folder', async () => {
  await run('init', folder);
  const here = process.cwd();
  process.chdir(folder);
  try {
    await expect(run('init', '')).rejects.toThrow('is not empty');
  } finally {
    process.chdir(here);
  }
});

test('tipsheet init refuses what is no language tag', async () => {
  await expect(run('init', folder, '--lang', 'English')).rejects.toThrow('no language tag');
});

test('tipsheet new adds an article that passes, and that check says is still to be written', async () => {
  await run('init', folder);
  expect(await run('new', 'Первое собеседование', folder)).toBe(
    'articles/en/pervoe-sobesedovanie.json\n',
  );
  const result = await check();
  expect(result.ok).toBe(true);
  expect(result.warnings.map(({ pointer }) => pointer)).toEqual([
    ...['/summary', '/introduction', '/tips/0/title', '/tips/0/summary', '/tips/0/body'],
  ]);
  const today = new Date().toISOString().slice(0, 10);
  expect(await read('articles/en/pervoe-sobesedovanie.json')).toMatchObject({
    $schema: '../../.schemas/article.json',
    title: 'Первое собеседование',
    datePublished: today,
  });
});

test('tipsheet new overwrites nothing', async () => {
  await run('init', folder);
  await run('new', 'Pay', folder);
  const before = await readFile(join(folder, 'articles/en/pay.json'), 'utf8');
  await expect(run('new', 'PAY!', folder)).rejects.toThrow('articles/en/pay.json is there already');
  expect(await readFile(join(folder, 'articles/en/pay.json'), 'utf8')).toBe(before);
});

test.each([
  [['new', 'Pay', '--stage', 'getting-startd'], 'did you mean "getting-started"?'],
  [['import', 'nowhere.md'], 'there is no file nowhere.md'],
  [['import', '.'], 'there is no file .'],
])(
  'what the command line gets wrong is said: %j',
  async ([command = '', first = '', ...more], message) => {
    await run('init', folder);
    await expect(run(command, first, folder, ...more)).rejects.toThrow(message);
  },
);

test('a folder that is no library gets no article', async () => {
  await expect(run('new', 'Pay', base)).rejects.toThrow('has no library.json; tipsheet init makes');
});

test('tipsheet import writes the article, and prints what it found and what to look at', async () => {
  await run('init', folder);
  await writeFile(
    join(base, 'a.md'),
    '# Ask\n\nBy Ada\n\nWhy.\n\n## One\n\nFirst.\n\n## Two\n\nSecond.',
  );
  const output = await run('import', join(base, 'a.md'), folder);
  expect(output).toMatch(/^articles\/en\/ask.json\n {2}title {9}Ask\n/);
  expect(output).toContain('Look at:\n  /summary is how the text begins');
  expect(await check()).toMatchObject({ ok: true, warnings: [] });
});

test('tipsheet import says when a text is in a language that the library does not have', async () => {
  await run('init', folder);
  const file = join(base, 'setos.md');
  await writeFile(file, '---\nlang: es-MX\n---\n# Setos\n\nPlanta un seto.\n');
  expect(await run('import', file, folder)).toContain(
    '/inLanguage is “en”: the text says “es-MX”, which the stages have no names in',
  );
});

test.each([
  ['Latin-1', Buffer.from('# Caf\u00e9\n', 'latin1')],
  ['UTF-16', Buffer.from('# Café\n', 'utf16le')],
])('tipsheet import refuses a text in %s instead of spoiling its letters', async (_, bytes) => {
  await run('init', folder);
  const file = join(base, 'cafe.md');
  await writeFile(file, bytes);
  await expect(run('import', file, folder)).rejects.toThrow(
    'is not text in UTF-8; save it as that',
  );
});

test.each([
  ['windows-1252', Buffer.from([0x4c, 0x92, 0xe9, 0x74, 0xe9]), 'L’été'],
  ['Shift_JIS', Buffer.from([0x96, 0xa1, 0x91, 0x58, 0x8f, 0x60]), '味噌汁'],
  ['windows-1256', Buffer.from([0xcd, 0xcf, 0xed, 0xde, 0xc9]), 'حديقة'],
])(
  'tipsheet import reads a saved web page in the encoding that it declares: %s',
  async (encoding, bytes, title) => {
    await run('init', folder);
    const file = join(base, 'page.htm');
    const head = `<html><head><meta http-equiv=Content-Type content="text/html; charset=${encoding}">`;
    await writeFile(
      file,
      Buffer.concat([Buffer.from(`${head}</head><h1>`), bytes, Buffer.from('</h1><p>Why.</p>')]),
    );
    expect(await run('import', file, folder)).toContain(`title         ${title}\n`);
  },
);

test.each([
  ['another encoding than it declares', 'charset=euc-jp'],
  ['an encoding that nobody knows', 'charset=x-nobody'],
])('tipsheet import refuses a web page in %s', async (_, charset) => {
  await run('init', folder);
  const file = join(base, 'page.htm');
  await writeFile(file, Buffer.from(`<meta ${charset}><h1>Caf\u00e9</h1>`, 'latin1'));
  await expect(run('import', file, folder)).rejects.toThrow(
    'is not text in UTF-8; save it as that',
  );
});

test.each([
  ['a.docx', 'PK\u0003\u0004\u0014'],
  ['a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a.rtf', '{\\rtf1\\ansi Ask\\par Why.}'],
  ['a.pdf', '%PDF-1.7\n1 0 obj\n'],
  [
    'a.mht',
    'From: <Saved by Blink>\r\nSubject: Ask\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n<h1>Ask</h1>\r\n',
  ],
])('tipsheet import refuses %s and names what to save it as', async (name, bytes) => {
  await run('init', folder);
  const file = join(base, name);
  await writeFile(file, bytes);
  await expect(run('import', file, folder)).rejects.toThrow(
    `${name} is a document of a kind that is not imported; save it as a web page (.html), or as plain text in UTF-8`,
  );
});

test.each([
  ['a.txt', ' \n'],
  ['a.md', '---\ntitle: Ask\n---\n'],
  ['a.html', '<!doctype html><title>Ask</title><script>ask()</script>'],
])('tipsheet import adds no article where there is no text: %s', async (name, text) => {
  await run('init', folder);
  const file = join(base, name);
  await writeFile(file, text);
  await expect(run('import', file, folder)).rejects.toThrow(`${name} has no text to import`);
  expect(await readdir(join(folder, 'articles/en'))).toHaveLength(1);
});

test('tipsheet new refuses an empty title', async () => {
  await run('init', folder);
  await expect(run('new', ' ', folder)).rejects.toThrow('the title is empty');
});

test('tipsheet import says what is to be corrected in what it wrote', async () => {
  await run('init', folder);
  await writeFile(
    join(base, 'a.md'),
    `# Ask\n\nWhy.\n\n## One\n\n- Do:\n\n${'x '.repeat(6000)}\n\n## Two\n\nB.`,
  );
  expect(await run('import', join(base, 'a.md'), folder)).toMatch(
    /Correct:\n {2}articles\/en\/ask\.json#\/tips\/0\/body: is \d+ characters long/,
  );
});
