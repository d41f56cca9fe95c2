import type { Library } from './library.ts';

const COMMA = Buffer.from(',');

/**
 * A whole library as editors wrote it, so that what one server exports another can serve: JSON in
 * UTF-8, in parts, most of which are the library's own bytes.
 */
export function* exportLibrary(library: Library): Generator<Uint8Array> {
  const { info, stages, topics, synonyms } = library.vocabularies();
  const head = JSON.stringify({ library: info, stages, topics, synonyms });
  yield Buffer.from(`${head.slice(0, -1)},"articles":[`);
  let isFirst = true;
  for (const edition of library.editions) {
    for (const article of edition.writtenArticles()) {
      if (!isFirst) yield COMMA;
      isFirst = false;
      yield article;
    }
  }
  yield Buffer.from(']}\n');
}
