import type { Library } from './library.ts';

/**
 * Writes a whole library as editors wrote it, so that what one server exports another can serve.
 * In pieces, since it may be large.
 */
export function* exportLibrary(library: Library): Generator<string> {
  const { info, stages, topics, synonyms } = library.vocabularies();
  const head = JSON.stringify({ library: info, stages, topics, synonyms });
  yield `${head.slice(0, -1)},"articles":[`;
  let separator = '';
  for (const edition of library.editions) {
    for (const article of edition.writtenArticles()) {
      yield separator + article;
      separator = ',';
    }
  }
  yield ']}\n';
}
