import type { Edition, Library, VocabularyTerm } from '../../../content/library.ts';
import type { Site } from '../../site.ts';
import { languageQuery } from '../../urls.ts';
import type { Alternate } from '../site-page.tsx';
import type { EmbedCode } from '../snippets.ts';
import type { StageGuides } from './guide-list.tsx';

/** What the home page shows. */
export interface HomePage {
  readonly language: string;
  readonly alternates: readonly Alternate[];
  /** The stages that have articles, in order. */
  readonly stages: readonly StageGuides[];
  /** To browse by, the most used first. */
  readonly topics: readonly VocabularyTerm[];
  readonly embedCode: EmbedCode;
  /** Where assistants use the library, if they may. */
  readonly assistantsUrl: string | undefined;
}

const ARTICLES_OF_A_STAGE = 6;
const TOPICS_TO_BROWSE = 8;

export function homePageModel(
  library: Library,
  edition: Edition,
  site: Site,
  embedCode: EmbedCode,
  assistantsUrl: string | undefined,
): HomePage {
  return {
    language: edition.language,
    alternates: library.languages.map((language) => ({
      language,
      url: `${site.url}/${languageQuery(language, site)}`,
    })),
    stages: edition.stages
      .filter(({ articleCount }) => articleCount > 0)
      .map((stage) => ({
        stage,
        articles: edition.listArticles({ stage: stage.slug }).slice(0, ARTICLES_OF_A_STAGE),
      })),
    topics: edition.topics
      .filter(({ tipCount }) => tipCount > 0)
      .toSorted((a, b) => b.tipCount - a.tipCount)
      .slice(0, TOPICS_TO_BROWSE),
    embedCode,
    assistantsUrl,
  };
}
