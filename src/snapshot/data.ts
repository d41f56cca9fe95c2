import type { Content } from '../content/content.ts';
import { buildLibraryData, type LibraryData } from '../content/library-data.ts';
import { buildIndexes, type IndexData, openIndex } from '../search/index.ts';
import { buildRevisions, type RevisionData } from './revision-data.ts';
import { searchableItems } from './searchable-tips.ts';

/** The OpenAPI document of the API on a library, as it is served. */
export interface Contract {
  readonly json: Uint8Array;
  readonly yaml: Uint8Array;
}

/** Over the same words, but apart, so that how rare a word is among tips depends on tips alone. */
interface EditionIndexes {
  readonly tips: IndexData;
  readonly articles: IndexData;
}

/** A library and the indexes of its languages: numbers and bytes, ready to be passed on. */
export interface SnapshotData {
  readonly library: LibraryData;
  readonly indexes: readonly EditionIndexes[];
  readonly revisions: readonly RevisionData[];
  readonly contract?: Contract;
}

export function buildSnapshotData(content: Content, hash: string): SnapshotData {
  const library = buildLibraryData(content, hash);
  const indexes = library.editions.map(({ language }) => {
    const items = searchableItems(content, language);
    const synonyms = content.synonyms[language] ?? [];
    const [tips, articles] = buildIndexes([items.tips, items.articles], { language, synonyms });
    return { tips, articles };
  });
  const opened = new Map(indexes.map(({ tips }) => [tips.language, openIndex(tips)]));
  const revisions = buildRevisions(content, library.editions, opened);
  return { library, indexes, revisions };
}
