import type { Library } from './library.ts';

/**
 * A whole library as editors wrote it, so that what one server exports another can serve: JSON in
 * UTF-8, in parts, of which the large ones are the library's own bytes.
 */
export function* exportLibrary(library: Library): Generator<Uint8Array> {
  const { info, stages, topics, synonyms, signals } = library.vocabularies();
  const head = JSON.stringify({ library: info, stages, topics, synonyms, signals });
  yield Buffer.from(`${head.slice(0, -1)},"articles":[`);
  for (const [i, edition] of library.editions.entries()) {
    if (i > 0) yield Buffer.from(',');
    yield edition.writtenArticles;
  }
  yield Buffer.from(']}\n');
}
