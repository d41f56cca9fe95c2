import type { Article } from '../../../content/library.ts';
import { descriptionOf, languageAttributes } from '../../language.ts';
import { homeUrl } from '../../urls.ts';
import { Sheets } from '../icons.tsx';
import type { PageContext } from '../page-context.tsx';
import { SearchForm } from '../search-form.tsx';
import { renderSitePage } from '../site-page.tsx';
import { ApiExamples } from './api-examples.tsx';
import { EmbedBuilder } from './embed-builder.tsx';
import { FeaturedGuide, GuideList } from './guide-list.tsx';
import type { HomePage } from './home-model.ts';

export function renderHomePage(page: HomePage, context: PageContext): string {
  const { alternates, stages, topics, assistantsUrl } = page;
  const { library, site, language, ui } = context;
  const description = descriptionOf(library, language);
  const inLanguage = description.isOwn ? language : site.defaultLanguage;
  const articles = featuredFirst(
    stages.flatMap((stage) => stage.articles),
    library.featured,
  );
  return renderSitePage(
    {
      alternates,
      title: library.name,
      description: description.text,
      canonical: homeUrl(language, site),
      bodyClass: 'home',
      withSearch: false,
      children: (
        <main id="main">
          <div class="hero" {...ui}>
            <div class="wrap">
              <Sheets />
              <h1 {...languageAttributes(inLanguage)}>{description.text}</h1>
              <div>
                <SearchForm />
                <Topics topics={topics} />
              </div>
            </div>
          </div>
          {articles[0] && isFeatured(articles[0], library.featured) && (
            <FeaturedGuide article={articles[0]} />
          )}
          <GuideList stages={stages} />
          <div class="developers" {...ui}>
            <EmbedBuilder {...page} articles={articles} />
            {articles[0] && <ApiExamples article={articles[0]} assistantsUrl={assistantsUrl} />}
          </div>
        </main>
      ),
    },
    context,
  );
}

/** @param slug of the library's default language */
const isFeatured = ({ slug: own, translationOf = own }: Article, slug: string | undefined) =>
  translationOf === slug;

function featuredFirst(articles: readonly Article[], slug: string | undefined): Article[] {
  return articles.toSorted((a, b) => Number(isFeatured(b, slug)) - Number(isFeatured(a, slug)));
}

function Topics({ topics }: Pick<HomePage, 'topics'>, { strings, own, resultsPath }: PageContext) {
  if (topics.length === 0) return null;
  return (
    <nav class="topics" aria-labelledby="topics-title">
      <h2 id="topics-title">{strings.browseTopics}</h2>
      <ul>
        {topics.map((topic) => (
          <li>
            <a href={resultsPath({ topic: topic.slug })} {...own}>
              {topic.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
