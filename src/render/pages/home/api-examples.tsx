import type { Article } from '../../../content/library.ts';
import { languageQuery } from '../../urls.ts';
import { CODE } from '../document.tsx';
import type { PageContext } from '../page-context.tsx';
import type { HomePage } from './home-model.ts';

interface ApiExamplesProps extends Pick<HomePage, 'assistantsUrl'> {
  article: Article;
}

/**
 * Operations to try first, each as `{tag}/{operationId}`, as Swagger UI's links have it.
 * @param article what the examples ask for
 */
export function ApiExamples(
  { article, assistantsUrl }: ApiExamplesProps,
  { site, language, strings }: PageContext,
) {
  const query = languageQuery(language, site);
  const withQuery = (path: string) => (query ? `${path}&${query.slice(1)}` : path);
  const search = new URLSearchParams({ q: article.tips[0]?.title ?? article.title });
  const examples = [
    ['search', 'Search/search', withQuery(`/v1/search?${search}`)],
    ['article', 'Articles/getArticle', `/v1/articles/${article.slug}${query}`],
    ['tips', 'Tips/listTips', withQuery(`/v1/tips?stage=${article.stage}`)],
    ['today', 'Tips/getTipOfTheDay', `/v1/tips/today${query}`],
  ] as const;
  return (
    <section class="api" id="api" aria-labelledby="api-title">
      <div class="wrap">
        <h2 id="api-title">{strings.apiTitle}</h2>
        <p class="lead">{strings.apiLead}</p>
        <ul class="operations">
          {examples.map(([name, operation, path]) => (
            <li>
              <h3>{strings.apiExamples[name]}</h3>
              <p>
                <a class="request" href={path} {...CODE}>
                  GET {path}
                </a>
              </p>
              <p>
                <a href={`/docs#/${operation}`}>
                  {strings.apiTry}
                  <span class="visually-hidden">: {strings.apiExamples[name]}</span>
                </a>
              </p>
            </li>
          ))}
        </ul>
        {assistantsUrl && (
          <p>
            {strings.assistants}{' '}
            <code class="request" {...CODE}>
              {assistantsUrl}
            </code>
          </p>
        )}
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
