import type { Content } from '../content/content.ts';
import { buildLibraryData, type LibraryData } from '../content/library-data.ts';
import { buildIndexes, type IndexData, openIndex } from '../search/index.ts';
import { buildRevisions, type RevisionData } from './revision-data.ts';
import { searchableArticles, searchableTips } from './searchable-tips.ts';

/** The OpenAPI document of the API on a library, as it is served. */
export interface Contract {
  readonly json: Uint8Array;
  readonly yaml: Uint8Array;
}

/** A library and an index for each of its languages: numbers and bytes, ready to be passed on. */
export interface SnapshotData {
  readonly library: LibraryData;
  /** Of tips. */
  readonly indexes: readonly IndexData[];
  /**
   * Of articles, over the same words: apart, so that how rare a word is among tips depends on tips
   * alone.
   */
  readonly articleIndexes: readonly IndexData[];
  readonly revisions: readonly RevisionData[];
  readonly contract?: Contract;
}

export function buildSnapshotData(content: Content, hash: string): SnapshotData {
  const library = buildLibraryData(content, hash);
  const indexes: IndexData[] = [];
  const articleIndexes: IndexData[] = [];
  for (const { language } of library.editions) {
    const [tips, articles] = buildIndexes(
      [[...searchableTips(content, language)], [...searchableArticles(content, language)]],
      { language, synonyms: content.synonyms[language] ?? [] },
    );
    if (tips) indexes.push(tips);
    if (articles) articleIndexes.push(articles);
  }
  const opened = new Map(indexes.map((index) => [index.language, openIndex(index)]));
  const revisions = buildRevisions(content, library.editions, opened);
  return { library, indexes, articleIndexes, revisions };
}
