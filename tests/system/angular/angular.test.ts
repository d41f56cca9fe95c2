import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installTools } from '../../helpers/install-tools.ts';

const OPTIONS = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023', 'DOM'],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    strict: true,
    noEmit: true,
    types: [],
    // As `ng new` has it: Angular's own declarations name what only its bundler has.
    skipLibCheck: true,
  },
  angularCompilerOptions: { strictTemplates: true },
  files: ['advice.ts'],
};

const component = (tag: string) => `
import { Component, CUSTOM_ELEMENTS_SCHEMA, type ElementRef, signal, viewChild } from '@angular/core';
import type { TipSheetElement } from '@tipsheet/element';

@Component({
  selector: 'app-advice',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`${tag}\`,
})
export class Advice {
  readonly src = signal('https://tips.example/v1/tips/today');
  readonly layout: TipSheetElement['layout'] = 'list';
  readonly sheet = viewChild.required<ElementRef<TipSheetElement>>('sheet');
  readonly opened: string[] = [];
  count(slug: string) {
    this.opened.push(slug);
  }
  again() {
    this.sheet().nativeElement.retry();
  }
}
`;

const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  const tools = await installTools('tests/system/angular');
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-angular-'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(OPTIONS));
  const modules = join(folder, 'node_modules');
  const element = join(modules, '@tipsheet/element');
  mkdirSync(element, { recursive: true });
  symlinkSync(join(tools, '@angular'), join(modules, '@angular'));
  cpSync('packages/element/package.json', join(element, 'package.json'));
  cpSync('dist/assets', join(element, 'dist'), { recursive: true });
}, 480_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What Angular's compiler says of a component with that template. */
async function complaints(tag: string): Promise<string> {
  writeFileSync(join(folder, 'advice.ts'), component(tag));
  const ngc = join(folder, 'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js');
  return run(process.execPath, [ngc, '-p', 'tsconfig.json'], { cwd: folder }).then(
    ({ stdout, stderr }) => stdout + stderr,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}

test('the tag is typed in templates of Angular, by the events that it has', async () => {
  const tag = (event: string) => `
    <tip-sheet #sheet heading-level="3" [src]="src()" [layout]="layout"
      (tip-sheet-open)="count(${event})"><a href="/">Advice</a></tip-sheet>
    <button (click)="again()">Again</button>`;
  expect(await complaints(tag('$event.detail.slug'))).toBe('');
  expect(await complaints(tag('$event.detail.title'))).toContain("'title' does not exist");
}, 240_000);
