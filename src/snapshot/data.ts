import { withDefaults } from '../content/article.ts';
import type { Content } from '../content/content.ts';
import { filterValues } from '../content/filters.ts';
import { buildLibraryData, type LibraryData, orderArticles } from '../content/library-data.ts';
import { buildIndex, type IndexData } from '../search/index.ts';
import type { SearchableTip } from '../search/types.ts';

/** The OpenAPI document of the API on a library, as it is served. */
export interface Contract {
  readonly json: Uint8Array;
  readonly yaml: Uint8Array;
}

/** A library and an index for each of its languages: numbers and bytes, ready to be passed on. */
export interface SnapshotData {
  readonly library: LibraryData;
  readonly indexes: readonly IndexData[];
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
  return { library, indexes };
}

/** The published tips of a language in reading order, which is how the library numbers them. */
function* searchableTips(content: Content, language: string): Generator<SearchableTip> {
  const topicNames = new Map(content.topics.map(({ slug, name }) => [slug, name[language]]));
  for (const article of orderArticles(content, language)) {
    if (article.status === 'withdrawn') continue;
    for (const tip of article.tips)
      yield {
        ...withDefaults(tip),
        filters: filterValues(tip, article),
        topicNames: tip.topics.flatMap((topic) => topicNames.get(topic) ?? []),
      };
  }
}
