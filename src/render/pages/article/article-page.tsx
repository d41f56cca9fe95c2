import { FORMATS } from '../../formats/formats.ts';
import { formatDate, minutesOf } from '../../language.ts';
import { SafeHtml } from '../../safe-html.tsx';
import { articleUrl } from '../../urls.ts';
import { DataBlock } from '../document.tsx';
import { localize, type PageContext, pathOf } from '../page-context.ts';
import { resultsPath } from '../results-path.ts';
import { renderSitePage } from '../site-page.tsx';
import { Questions } from '../tip-blocks.tsx';
import { ArticleAbout } from './article-about.tsx';
import type { ArticlePage, ArticlePartProps, PageLink } from './article-model.ts';
import { TipSection } from './tip-section.tsx';

export function renderArticlePage(page: ArticlePage, common: PageContext): string {
  const { article } = page;
  const context = localize(common, article.inLanguage);
  const { strings, ui } = context;
  const part = { page, context };
  return renderSitePage(
    {
      title: `${article.title} – ${context.library.name}`,
      description: article.summary,
      canonical: article.webUrl,
      type: 'article',
      alternates: page.alternates,
      head: <ArticleHead {...part} />,
      bodyClass: 'article-page',
      withSearch: true,
      children: (
        <main id="main" class="wrap article">
          <Masthead {...part} />
          <SafeHtml class="prose introduction" html={article.introductionHtml} />
          <Contents {...part} />
          <div class="article-body">
            {article.questions.length > 0 && (
              <Questions label={strings.questions} items={article.questions} ui={ui} />
            )}
            {article.tips.map((tip) => (
              <TipSection tip={tip} {...part} />
            ))}
            {article.conclusion !== '' && (
              <section class="conclusion" aria-labelledby="conclusion">
                <h2 id="conclusion" {...ui}>
                  {strings.conclusionTitle}
                </h2>
                <SafeHtml class="prose" html={article.conclusionHtml} />
              </section>
            )}
            <OfficialAdvice {...part} />
            <Neighbours {...part} />
            <ArticleAbout {...part} />
          </div>
        </main>
      ),
    },
    context,
  );
}

/** The URL at which the oEmbed of a page is (oEmbed 1.0 §4, discovery). */
export function oembedUrl(pageUrl: string, format: 'json' | 'xml', siteUrl: string): string {
  return `${siteUrl}/oembed?url=${encodeURIComponent(pageUrl)}&format=${format}`;
}

function ArticleHead({ page, context }: ArticlePartProps) {
  const { article, jsonLd } = page;
  // The page is HTML itself: the fragments are no alternative to it.
  const formats = FORMATS.filter(({ mediaType }) => mediaType !== 'text/html');
  return (
    <>
      <link
        rel="alternate"
        type="application/json+oembed"
        title={article.title}
        href={oembedUrl(article.webUrl, 'json', context.site.url)}
      />
      <link
        rel="alternate"
        type="text/xml+oembed"
        title={article.title}
        href={oembedUrl(article.webUrl, 'xml', context.site.url)}
      />
      <link rel="alternate" type="application/json" href={article.url} />
      {formats.map(({ suffix, mediaType }) => (
        <link rel="alternate" type={mediaType} href={articleUrl(article, context.site, suffix)} />
      ))}
      <link rel="license" href={article.license.url} />
      <meta name="author" content={article.authors.map(({ name }) => name).join(', ')} />
      <meta property="article:published_time" content={article.datePublished} />
      <meta property="article:modified_time" content={article.dateModified} />
      <meta property="article:section" content={page.stageName} />
      <DataBlock type="application/ld+json" data={jsonLd} />
    </>
  );
}

function Masthead({ page: { article, stageName }, context }: ArticlePartProps) {
  const { site, language, strings, ui } = context;
  const date = (day: string) => formatDate(day, strings.locale);
  return (
    <div class="masthead">
      <p class="kicker">
        <a href={resultsPath({ stage: article.stage }, language, site)}>{stageName}</a>
      </p>
      <h1>{article.title}</h1>
      <p class="lead">{article.summary}</p>
      <p class="meta" {...ui}>
        <span>
          {strings.by} {article.authors.map(({ name }) => name).join(', ')}
        </span>
        <span>{strings.readingTime(minutesOf(article.timeRequired))}</span>
        <span>{strings.reviewed(date(article.lastReviewed))}</span>
      </p>
      {article.isOverdue && (
        <div class="notice" {...ui}>
          <p>
            <strong>{strings.overdueTitle}</strong>
          </p>
          <p>{strings.overdue(date(article.reviewDue))}</p>
        </div>
      )}
    </div>
  );
}

function Contents({ page: { article }, context: { strings, ui } }: ArticlePartProps) {
  return (
    <nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title" {...ui}>
        {strings.onThisPage}
      </h2>
      <ol>
        {article.tips.map((tip) => (
          <li>
            <a href={`#${tip.slug}`}>{tip.title}</a>
          </li>
        ))}
      </ol>
      <p {...ui}>
        <a href="#about-this-guide">{strings.aboutTitle}</a>
      </p>
    </nav>
  );
}

function OfficialAdvice({ page, context: { strings, ui } }: ArticlePartProps) {
  const { links } = page.article;
  if (links.length === 0) return null;
  return (
    <section class="links" aria-labelledby="links">
      <h2 id="links" {...ui}>
        {strings.links}
      </h2>
      <ul>
        {links.map(({ title, url, publisher }) => (
          <li>
            <a href={url}>{title}</a> <span>{publisher}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Neighbours({ page: { previous, next }, context }: ArticlePartProps) {
  const { site, strings, ui } = context;
  if (!previous && !next) return null;
  const link = ({ title, url }: PageLink, rel: 'prev' | 'next', label: string) => (
    <a class={rel} rel={rel} href={pathOf(url, site)}>
      <span {...ui}>{label}</span> <strong>{title}</strong>
    </a>
  );
  return (
    <nav class="neighbours" aria-label={strings.otherGuides}>
      {previous && link(previous, 'prev', strings.previousGuide)}
      {next && link(next, 'next', strings.nextGuide)}
    </nav>
  );
}
