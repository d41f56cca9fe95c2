import {
  ARTICLE_FILTER_NAMES,
  type ArticleFilterName,
  valuesOf,
} from '../../../content/filters.ts';
import type { Tip } from '../../../content/library.ts';
import { LIGHT_TEXTS } from '../../../content/tip-texts.ts';
import type { Highlight, Highlights } from '../../../search/types.ts';
import { descriptionOf } from '../../language.ts';
import { referenceTo } from '../../resources.ts';
import { pageUrl } from '../../urls.ts';
import { type PageContext, pathOf } from '../page-context.tsx';
import { filtersOf, type ResultsQuery } from '../results-path.ts';
import { SearchForm } from '../search-form.tsx';
import { renderSitePage } from '../site-page.tsx';
import { HITS_ON_A_PAGE, type ResultsPage } from './results-model.ts';

export function renderResultsPage(page: ResultsPage, context: PageContext): string {
  const { language, library, strings, ui, resultsPath } = context;
  const { q } = page.query;
  return renderSitePage(
    {
      title: q === undefined ? headingOfList(page, context) : strings.searchTitle(q),
      description: descriptionOf(library, language).text,
      bodyClass: 'results-page',
      withSearch: false,
      children: (
        <main id="main">
          <div class="hero hero-small" {...ui}>
            <div class="wrap">
              <SearchForm q={q} />
            </div>
          </div>
          <div class="wrap results" {...ui}>
            <div class="results-main">
              <Heading {...page} />
              <DidYouMean {...page} />
              <Guides {...page} />
              {page.total === 0 ? <NoResults {...page} /> : <Hits {...page} />}
              <Pager {...page} />
              <p>
                <a href={`${resultsPath()}#guides`}>{strings.backToGuides}</a>
              </p>
            </div>
            <div class="filters">
              {ARTICLE_FILTER_NAMES.map((name) => (
                <Filter name={name} {...page} />
              ))}
            </div>
          </div>
        </main>
      ),
    },
    context,
  );
}

function Heading(page: ResultsPage, context: PageContext) {
  const { query, total } = page;
  const { strings } = context;
  if (query.q === undefined) return <h1>{headingOfList(page, context)}</h1>;
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

function headingOfList({ total, query }: ResultsPage, { strings, nameOf }: PageContext): string {
  const names = filtersOf(query).map((name) => namesOf(query, name, nameOf));
  return strings.resultsAbout(strings.tipCount(total), names.join(', '));
}

/** The names of what a query is narrowed to by a filter. */
const namesOf = (query: ResultsQuery, name: ArticleFilterName, nameOf: PageContext['nameOf']) =>
  valuesOf(query[name])
    .map((slug) => nameOf(name, slug))
    .join(', ');

function DidYouMean(
  { didYouMean, query }: ResultsPage,
  { strings, own, resultsPath }: PageContext,
) {
  if (didYouMean === undefined) return null;
  return (
    <p class="did-you-mean">
      {strings.didYouMean.before}
      <a href={resultsPath({ ...query, q: didYouMean, page: 1 })} {...own}>
        {didYouMean}
      </a>
      {strings.didYouMean.after}
    </p>
  );
}

function Guides({ articles = [] }: ResultsPage, { site, strings, own, link }: PageContext) {
  if (articles.length === 0) return null;
  return (
    <p class="guides-found">
      {strings.guides}:{' '}
      {articles.map((article, i) => [i > 0 && ' · ', link(referenceTo(article, site), own)])}
    </p>
  );
}

function Hits(
  { hits, highlight }: ResultsPage,
  { site, strings, ui, own, nameOf, link }: PageContext,
) {
  return (
    <ol class="hits">
      {Array.from(hits, ({ tip }) => {
        const { title, summary, passage } = markedUp(tip, highlight?.(tip, LIGHT_TEXTS));
        return (
          <li class="hit" {...own}>
            <h2>
              <a href={pathOf(pageUrl(tip, site), site)}>{title}</a>
            </h2>
            <p>{summary}</p>
            {passage && <p class="passage">{passage}</p>}
            <p class="meta">
              <span {...ui}>{strings.fromGuide}</span> {link(referenceTo(tip.article, site))}
              <span class="tag">{nameOf('stage', tip.article.stage)}</span>
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

function NoResults(
  { query, suggestions = [], nearest }: ResultsPage,
  { site, strings, own, resultsPath }: PageContext,
) {
  const filters = filtersOf(query);
  const { topics = [], articles = [] } = nearest ?? {};
  const ways: [lead: string, links: [text: string, href: string][]][] = [
    [strings.trySearching, suggestions.map((q) => [q, resultsPath({ ...query, q, page: 1 })])],
    [strings.tryTopics, topics.map(({ slug, name }) => [name, resultsPath({ topic: slug })])],
    [
      strings.tryGuides,
      articles.map((article) => [article.title, pathOf(pageUrl(article, site), site)]),
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
          <a href={resultsPath({ q: query.q })}>
            {strings.searchWider(filters.map((name) => strings.filters[name].all))}
          </a>
        </p>
      )}
    </div>
  );
}

function Pager({ query, total }: ResultsPage, { strings, resultsPath }: PageContext) {
  const current = query.page ?? 1;
  const pages = Math.ceil(total / HITS_ON_A_PAGE);
  if (pages < 2) return null;
  const to = (page: number) => resultsPath({ ...query, page });
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

function Filter(
  { name, query, facets }: ResultsPage & { name: ArticleFilterName },
  { strings, own, nameOf, resultsPath }: PageContext,
) {
  const { title, all } = strings.filters[name];
  const choices = facets?.[name] ?? [];
  const chosen = namesOf(query, name, nameOf);
  const to = (slug: string | undefined) => resultsPath({ ...query, [name]: slug, page: 1 });
  if (!chosen && choices.length < 2) return null;
  return (
    <section class="filter">
      <h2>{title}</h2>
      <ul>
        {chosen ? (
          <>
            <li {...own}>
              <strong>{chosen}</strong>
            </li>
            {/* Without the only filter, nothing would be left of the query. */}
            {(query.q !== undefined || filtersOf(query).length > 1) && (
              <li>
                <a href={to(undefined)}>{all}</a>
              </li>
            )}
          </>
        ) : (
          choices.map(({ slug, name, count }) => (
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
