import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const declaration = path('../../dist/assets/tip-sheet.d.ts');

const shared: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noImplicitOverride: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
  paths: { '@tipsheet/element': [declaration] },
};

/** What the compiler says of a project that uses the shipped types. */
function complaints(file: string, options: ts.CompilerOptions = {}): string[] {
  const files = [path(`../widget/types/${file}`)];
  const program = ts.createProgram(files, { ...shared, ...options });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => !fileName.includes('/node_modules/'))
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ])
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('the tag is typed in React', () => {
  expect(complaints('react.tsx', { jsx: ts.JsxEmit.ReactJSX })).toEqual([]);
});

test('the tag is typed in Preact', () => {
  const options = { jsx: ts.JsxEmit.ReactJSX, jsxImportSource: 'preact' };
  expect(complaints('preact.tsx', options)).toEqual([]);
});

test('the tag is typed in Solid', () => {
  const options = { jsx: ts.JsxEmit.Preserve, jsxImportSource: 'solid-js' };
  expect(complaints('solid.tsx', options)).toEqual([]);
});

test.each(['svelte.ts', 'vue.ts'])('the tag is typed in the templates of %s', (file) => {
  expect(complaints(file)).toEqual([]);
});

test('the element is typed in a project without a framework', () => {
  const frameworks = ['react', 'preact', 'solid-js', 'svelte/elements', 'vue'];
  const without = Object.fromEntries(frameworks.map((name) => [name, ['./none']]));
  expect(complaints('plain.ts', { paths: { ...shared.paths, ...without } })).toEqual([]);
});
