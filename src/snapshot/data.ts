import type { Content } from '../content/content.ts';
import { buildLibraryData, type LibraryData } from '../content/library-data.ts';
import { buildIndex, type IndexData, openIndex } from '../search/index.ts';
import { buildRevisions, type RevisionData } from './revision-data.ts';
import { searchableTips } from './searchable-tips.ts';

/** The OpenAPI document of the API on a library, as it is served. */
export interface Contract {
  readonly json: Uint8Array;
  readonly yaml: Uint8Array;
}

/** A library and an index for each of its languages: numbers and bytes, ready to be passed on. */
export interface SnapshotData {
  readonly library: LibraryData;
  readonly indexes: readonly IndexData[];
  readonly revisions: readonly RevisionData[];
  readonly contract?: Contract;
}

export function buildSnapshotData(content: Content, hash: string): SnapshotData {
  const library = buildLibraryData(content, hash);
  const indexes = library.editions.map(({ language }) =>
    buildIndex([...searchableTips(content, language)], {
      language,
      synonyms: content.synonyms[language] ?? [],
    }),
  );
  const opened = new Map(indexes.map((index) => [index.language, openIndex(index)]));
  return { library, indexes, revisions: buildRevisions(content, library.editions, opened) };
}
