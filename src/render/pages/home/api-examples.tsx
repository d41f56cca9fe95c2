import type { Article } from '../../../content/library.ts';
import type { Strings } from '../../strings.ts';
import { languageQuery } from '../../urls.ts';
import type { PageContext } from '../page-context.ts';

/** Operations to try first; each is `{tag}/{operationId}`, as Swagger UI's links have it. */
export const FIRST_OPERATIONS = {
  search: 'Search/searchTips',
  article: 'Articles/getArticle',
  tips: 'Tips/listTips',
  today: 'Tips/getTipOfTheDay',
} as const;

interface ApiExamplesProps {
  strings: Strings;
  language: string;
  /** What the examples ask for. */
  article: Article;
  context: PageContext;
}

export function ApiExamples({ strings, language, article, context }: ApiExamplesProps) {
  const { site } = context;
  const query = languageQuery(language, site);
  const withQuery = (path: string) => (query ? `${path}&${query.slice(1)}` : path);
  const search = new URLSearchParams({ q: article.tips[0]?.title ?? article.title });
  const paths = {
    search: withQuery(`/v1/search?${search}`),
    article: `/v1/articles/${article.slug}${query}`,
    tips: withQuery(`/v1/tips?stage=${article.stage}`),
    today: `/v1/tips/today${query}`,
  };
  return (
    <section class="api" id="api" aria-labelledby="api-title">
      <div class="wrap">
        <h2 id="api-title">{strings.apiTitle}</h2>
        <p class="lead">{strings.apiLead}</p>
        <ul class="operations">
          {(Object.keys(FIRST_OPERATIONS) as (keyof typeof FIRST_OPERATIONS)[]).map((name) => (
            <li>
              <h3>{strings.apiExamples[name]}</h3>
              <p>
                <a class="request" href={paths[name]} lang="zxx" translate={false}>
                  GET {paths[name]}
                </a>
              </p>
              <p>
                <a href={`/docs#/${FIRST_OPERATIONS[name]}`}>
                  {strings.apiTry}
                  <span class="visually-hidden">: {strings.apiExamples[name]}</span>
                </a>
              </p>
            </li>
          ))}
        </ul>
        <p class="more">
          <a class="button" href="/docs">
            {strings.apiDocs}
          </a>
          <a href="/openapi.json">{strings.apiSpec}</a>
        </p>
      </div>
    </section>
  );
}
