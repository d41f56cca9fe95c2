import type { Command } from 'commander';
import { Library } from '../content/library.ts';
import { buildLibraryData } from '../content/library-data.ts';
import { SHIPPED_CONTENT } from '../package-files.ts';
import { loadContent } from './load-content.ts';

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('write a content folder as one document, a bundle for CONTENT=https://…')
    .description('Writes a content folder as one JSON document, the same as /v1/export.')
    .usage('[folder] > bundle.json')
    .argument('[folder]', 'the content', SHIPPED_CONTENT)
    .action(async (folder: string) => {
      const loaded = await loadContent(folder);
      if (!loaded) return;
      const library = new Library(buildLibraryData(loaded.content, loaded.hash));
      for (const piece of library.exported()) process.stdout.write(piece);
    });
}
