import { ARTICLE_FILTER_NAMES, type ArticleFilterName } from '../../../content/filters.ts';
import type { Tip } from '../../../content/library.ts';
import type { Highlight, Highlights } from '../../../search/types.ts';
import { descriptionOf } from '../../language.ts';
import type { Strings } from '../../strings.ts';
import { articlePageUrl, tipPageUrl } from '../../urls.ts';
import { type PageContext, pathOf } from '../page-context.ts';
import { filtersOf, resultsPath } from '../results-path.ts';
import { SearchForm } from '../search-form.tsx';
import { renderSitePage } from '../site-page.tsx';
import type { ResultsPage } from './results-model.ts';

interface PartProps {
  page: ResultsPage;
  context: PageContext;
}

export function renderResultsPage(page: ResultsPage, context: PageContext): string {
  const { language, library, strings, ui } = context;
  const { q } = page.query;
  const part = { page, context };
  return renderSitePage(
    {
      title: q === undefined ? headingOfList(page, strings) : strings.searchTitle(q),
      description: descriptionOf(library, language).text,
      bodyClass: 'results-page',
      withSearch: false,
      children: (
        <main id="main">
          <div class="hero hero-small" {...ui}>
            <div class="wrap">
              <SearchForm context={context} q={q ?? ''} />
            </div>
          </div>
          <div class="wrap results" {...ui}>
            <div class="results-main">
              <Heading {...part} />
              <DidYouMean {...part} />
              <Guides {...part} />
              {page.total === 0 ? <NoResults {...part} /> : <Hits {...part} />}
              <Pager {...part} />
              <p>
                <a href={`${resultsPath({}, language, context.site)}#guides`}>
                  {strings.backToGuides}
                </a>
              </p>
            </div>
            <Filters {...part} />
          </div>
        </main>
      ),
    },
    context,
  );
}

function Heading({ page, context: { strings } }: PartProps) {
  const { query, total } = page;
  if (query.q === undefined) return <h1>{headingOfList(page, strings)}</h1>;
  const { before, after } = total === 0 ? strings.noResultsFor : strings.resultsFor;
  return (
    <h1>
      {total > 0 && strings.tipCount(total)}
      {before}
      {/* Its punctuation stands where its own direction puts it. */}
      <bdi>{query.q}</bdi>
      {after}
    </h1>
  );
}

function headingOfList({ total, chosen }: ResultsPage, strings: Strings): string {
  const names = Object.values(chosen)
    .filter((name) => name !== undefined)
    .join(', ');
  return strings.resultsAbout(strings.tipCount(total), names);
}

function DidYouMean({ page: { didYouMean, query }, context }: PartProps) {
  const { language, strings, own } = context;
  if (didYouMean === undefined) return null;
  return (
    <p class="did-you-mean">
      {strings.didYouMean.before}
      <a href={resultsPath({ ...query, q: didYouMean, page: 1 }, language, context.site)} {...own}>
        {didYouMean}
      </a>
      {strings.didYouMean.after}
    </p>
  );
}

function Guides({ page: { articles }, context }: PartProps) {
  const { site, strings, own } = context;
  if (articles.length === 0) return null;
  return (
    <p class="guides-found">
      {strings.guides}:{' '}
      {articles.map((article, i) => (
        <>
          {i > 0 && ' · '}
          <a href={pathOf(articlePageUrl(article, site), site)} {...own}>
            {article.title}
          </a>
        </>
      ))}
    </p>
  );
}

function Hits({ page, context }: PartProps) {
  const { site, strings, ui, own } = context;
  return (
    <ol class="hits">
      {page.hits.map(({ tip, stageName, highlights }) => {
        const { title, summary, passage } = markedUp(tip, highlights);
        return (
          <li class="hit" {...own}>
            <h2>
              <a href={pathOf(tipPageUrl(tip, site), site)}>{title}</a>
            </h2>
            <p>{summary}</p>
            {passage && <p class="passage">{passage}</p>}
            <p class="meta">
              <span {...ui}>{strings.fromGuide}</span>{' '}
              <a href={pathOf(articlePageUrl(tip.article, site), site)}>{tip.article.title}</a>
              <span class="tag">{stageName}</span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** Title and summary with what matched marked; where the summary has no match, a passage that has. */
function markedUp(tip: Tip, highlights: Highlights | undefined) {
  const inField = (name: string) => highlights?.fields.find(({ field }) => field === name);
  const title = inField('title');
  const summary = inField('summary');
  const passage = summary ? undefined : highlights?.passage;
  return {
    title: title ? <Marked {...title} /> : tip.title,
    summary: summary ? <Marked {...summary} /> : tip.summary,
    passage: passage && <Marked {...passage} />,
  };
}

/** A text with what matched marked. */
function Marked({ text, ranges }: Pick<Highlight, 'text' | 'ranges'>) {
  return (
    <>
      {ranges.map(([start, end], i) => (
        <>
          {text.slice(ranges[i - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}

function NoResults({ page: { query, suggestions, nearest }, context }: PartProps) {
  const { language, site, strings, own } = context;
  const filters = filtersOf(query);
  const { topics = [], articles = [] } = nearest ?? {};
  const ways: [lead: string, links: [text: string, href: string][]][] = [
    [
      strings.trySearching,
      suggestions.map((q) => [q, resultsPath({ ...query, q, page: 1 }, language, site)]),
    ],
    [
      strings.tryTopics,
      topics.map(({ slug, name }) => [name, resultsPath({ topic: slug }, language, site)]),
    ],
    [
      strings.tryGuides,
      articles.map((article) => [article.title, pathOf(articlePageUrl(article, site), site)]),
    ],
  ];
  return (
    <div class="no-results">
      {ways
        .filter(([, links]) => links.length > 0)
        .map(([lead, links]) => (
          <>
            <p>{lead}</p>
            <ul>
              {links.map(([text, href]) => (
                <li>
                  <a href={href} {...own}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ))}
      <ul class="advice">
        {strings.noResultsAdvice.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {query.q !== undefined && filters.length > 0 && (
        <p>
          <a href={resultsPath({ q: query.q }, language, site)}>
            {strings.searchWider(filters.map((name) => strings.filters[name].all))}
          </a>
        </p>
      )}
    </div>
  );
}

function Pager({ page: { query, pages }, context }: PartProps) {
  const { language, strings } = context;
  const current = query.page ?? 1;
  if (pages < 2) return null;
  const to = (number: number) => resultsPath({ ...query, page: number }, language, context.site);
  return (
    <nav class="pager" aria-label={strings.pages}>
      {current > 1 && (
        <a rel="prev" href={to(Math.min(current - 1, pages))}>
          {strings.previousPage}
        </a>
      )}
      <span>{strings.pageOf(current, pages)}</span>
      {current < pages && (
        <a rel="next" href={to(current + 1)}>
          {strings.nextPage}
        </a>
      )}
    </nav>
  );
}

function Filters(part: PartProps) {
  return (
    <div class="filters">
      {ARTICLE_FILTER_NAMES.map((name) => (
        <Filter name={name} {...part} />
      ))}
    </div>
  );
}

function Filter({ name, page, context }: PartProps & { name: ArticleFilterName }) {
  const { query, choices, chosen } = page;
  const { language, site, strings, own } = context;
  const { title, all } = strings.filters[name];
  const to = (slug: string | undefined) =>
    resultsPath({ ...query, [name]: slug, page: 1 }, language, site);
  if (chosen[name] === undefined && choices[name].length < 2) return null;
  return (
    <section class="filter">
      <h2>{title}</h2>
      <ul>
        {chosen[name] ? (
          <>
            <li {...own}>
              <strong>{chosen[name]}</strong>
            </li>
            {/* Without the only filter, nothing would be left of the query. */}
            {(query.q !== undefined || filtersOf(query).length > 1) && (
              <li>
                <a href={to(undefined)}>{all}</a>
              </li>
            )}
          </>
        ) : (
          choices[name].map(({ slug, name, count }) => (
            <li>
              <a href={to(slug)} {...own}>
                {name}
              </a>{' '}
              <span class="count">{count}</span>
            </li>
          ))
        )}
      </ul>
    </section>
  );
}
