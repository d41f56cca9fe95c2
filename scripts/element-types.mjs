/**
 * Makes what tools read about the element from its source: `custom-elements.json` from its JSDoc
 * and `tip-sheet.d.ts` from its types.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ts as analyzerTs, create } from '@custom-elements-manifest/analyzer/index.js';
import ts from 'typescript';

const MODULE = 'tip-sheet.js';
const CLASS_FILE = 'tip-sheet-element.ts';
const TYPES_FILE = 'types.ts';

/** The manifest of the element: https://github.com/webcomponents/custom-elements-manifest */
export async function elementManifest(folder) {
  const source = await readFile(join(folder, CLASS_FILE), 'utf8');
  const types = await readFile(join(folder, TYPES_FILE), 'utf8');
  const file = analyzerTs.createSourceFile(MODULE, source, analyzerTs.ScriptTarget.ES2022, true);
  const { modules } = create({ modules: [file] });
  const element = modules[0].declarations.find(({ customElement }) => customElement);

  // The name `TipSheetLayout` tells editors nothing: its values `'card' | 'list'` do.
  const unions = new Map(
    [...types.matchAll(/^export type (\w+) = ('.+');$/gm)].map(([, name, values]) => [
      name,
      values,
    ]),
  );
  for (const { type } of [...element.members, ...element.attributes])
    if (unions.has(type?.text)) type.text = unions.get(type.text);

  // The value of an attribute has no quotation marks.
  for (const attribute of element.attributes)
    if (attribute.default) attribute.default = attribute.default.replaceAll("'", '');

  const isPublic = ({ privacy, description }) => privacy !== 'private' && description;
  const declaration = {
    ...element,
    superclass: { name: 'HTMLElement' },
    members: element.members.filter(isPublic),
    events: element.events.filter(isPublic),
    cssProperties: element.cssProperties.map(({ type, ...property }) => ({
      ...property,
      syntax: type.text,
    })),
  };
  const reference = { name: element.name, module: MODULE };
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: MODULE,
        declarations: [declaration],
        exports: [
          { kind: 'js', name: element.name, declaration: reference },
          { kind: 'custom-element-definition', name: element.tagName, declaration: reference },
        ],
      },
    ],
  };
}

async function declarationsOf(path) {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(await readFile(path, 'utf8'), {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { stripInternal: true },
  });
  const [problem] = diagnostics;
  if (problem)
    throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`);
  return outputText;
}

/** The types of the element, its data and its tag, in one file. */
export async function elementTypes(folder) {
  const parts = [
    await readFile(join(folder, 'jsx.d.ts'), 'utf8'),
    await declarationsOf(join(folder, TYPES_FILE)),
    await declarationsOf(join(folder, CLASS_FILE)),
  ];
  const own = parts.map((part) =>
    part.replace(/^import [^;]* from '\.[^;]*;\n|^export \{\};\n?/gm, ''),
  );
  // Without it, what is not exported would be.
  return `${own.join('\n')}\nexport {};\n`;
}
