import type { Edition, Library } from '../../../content/library.ts';
import type { Site } from '../../site.ts';
import { homeUrl } from '../../urls.ts';
import type { EmbedCode } from '../snippets.ts';

const ARTICLES_OF_A_STAGE = 6;
const TOPICS_TO_BROWSE = 8;

/** What the home page shows. */
export type HomePage = Readonly<ReturnType<typeof homePageModel>>;

/** @param assistantsUrl where assistants use the library, if they may */
export function homePageModel(
  library: Library,
  edition: Edition,
  site: Site,
  embedCode: EmbedCode,
  assistantsUrl: string | undefined,
) {
  return {
    alternates: library.languages.map((language) => ({
      language,
      url: homeUrl(language, site),
    })),
    /** Those that have articles, in order. */
    stages: edition.stages
      .filter(({ articleCount }) => articleCount > 0)
      .map((stage) => ({
        stage,
        articles: edition.firstArticles({ stage: stage.slug }, ARTICLES_OF_A_STAGE),
      })),
    /** To browse by, the most used first. */
    topics: edition.topics
      .filter(({ tipCount }) => tipCount > 0)
      .toSorted((a, b) => b.tipCount - a.tipCount)
      .slice(0, TOPICS_TO_BROWSE),
    embedCode,
    assistantsUrl,
  };
}
