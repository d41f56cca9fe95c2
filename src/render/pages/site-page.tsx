import type { ComponentChildren } from 'preact';
import { languageAttributes } from '../language.ts';
import { SHARE_PICTURE_SIZE, sharePictureUrl } from '../share-pictures.ts';
import { languageQuery } from '../urls.ts';
import { renderDocument } from './document.tsx';
import { Mark } from './icons.tsx';
import { type Alternate, LanguageLinks } from './language-links.tsx';
import type { PageContext } from './page-context.tsx';
import { SearchForm } from './search-form.tsx';

interface SitePageProps {
  /** Where it is shown alone, the library's name is added. */
  title: string;
  description: string;
  /** Absolute URL of the page; a page without one is not to be found by search engines. */
  canonical?: string | undefined;
  /** In every language that it is in, its own included. */
  alternates?: readonly Alternate[];
  /** As Open Graph has it; `website` unless given. */
  type?: 'article' | 'website';
  /** Whose picture is shown where the page is shared; the site's unless given. */
  stage?: string;
  /** Goes to the head before the styles. */
  head?: ComponentChildren;
  bodyClass: string;
  /** The search in the header; off where the page has its own. */
  withSearch: boolean;
  children: ComponentChildren;
}

/** A page of the site: head, header and footer around its content. */
export function renderSitePage(props: SitePageProps, context: PageContext): string {
  const { site, library, strings, ui, resultsPath } = context;
  return renderDocument(
    {
      title: props.title === library.name ? library.name : `${props.title} – ${library.name}`,
      bodyClass: props.bodyClass,
      head: <SiteHead {...props} />,
      children: (
        <>
          <a class="skip-link" href="#main" {...ui}>
            {strings.skipLink}
          </a>
          <header class="site-header" {...ui}>
            <div class="wrap">
              <a class="brand" href={resultsPath()} {...languageAttributes(site.defaultLanguage)}>
                <Mark />
                {library.name}
              </a>
              <SiteMenu />
              {props.withSearch && <SearchForm small />}
            </div>
          </header>
          {props.children}
          <SiteFooter {...props} />
        </>
      ),
    },
    context,
  );
}

function SiteHead(
  {
    title,
    description,
    canonical,
    alternates = [],
    type = 'website',
    stage = 'site',
    head,
  }: SitePageProps,
  { site, library, asset, language, strings }: PageContext,
) {
  const query = languageQuery(language, site);
  return (
    <>
      {head}
      <meta name="description" content={description} />
      {canonical ? (
        <link rel="canonical" href={canonical} />
      ) : (
        <meta name="robots" content="noindex" />
      )}
      {alternates.length > 1 &&
        alternates.map((alternate) => (
          <link rel="alternate" hreflang={alternate.language} href={alternate.url} />
        ))}
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" type="image/svg+xml" href={asset('favicon.svg')} />
      <link rel="stylesheet" href={asset('site.css')} />
      <script type="module" src={asset('site.js')} />
      {Object.entries(FEEDS).map(([type, path]) => (
        <link rel="alternate" type={type} title={library.name} href={path + query} />
      ))}
      <meta property="og:site_name" content={library.name} />
      <meta property="og:type" content={type} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {/* Drawn without words: a library has a name of its own. */}
      <meta property="og:image" content={sharePictureUrl(stage, site)} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(SHARE_PICTURE_SIZE.width)} />
      <meta property="og:image:height" content={String(SHARE_PICTURE_SIZE.height)} />
      <meta property="og:image:alt" content={strings.socialCard} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta property="og:locale" content={language.replaceAll('-', '_')} />
      {canonical && <meta property="og:url" content={canonical} />}
    </>
  );
}

/** Paths by media type. */
const FEEDS = { 'application/feed+json': '/feed.json', 'application/atom+xml': '/feed.atom' };

function SiteMenu(_: object, { strings, resultsPath }: PageContext) {
  const home = resultsPath();
  return (
    <nav class="site-menu" aria-label={strings.mainMenu}>
      <ul>
        <li>
          <a href={`${home}#guides`}>{strings.guides}</a>
        </li>
        <li>
          <a href={`${home}#embed`}>{strings.embed}</a>
        </li>
        <li>
          <a href="/docs">{strings.api}</a>
        </li>
      </ul>
    </nav>
  );
}

function SiteFooter(
  { alternates = [] }: SitePageProps,
  { library, site, language, strings, ui }: PageContext,
) {
  const query = languageQuery(language, site);
  return (
    <footer class="site-footer" {...ui}>
      <div class="wrap">
        <nav aria-label={strings.footerMenu}>
          <ul>
            <li>
              <a href="/docs">{strings.apiDocs}</a>
            </li>
            <li>
              <a href="/openapi.json">{strings.apiSpec}</a>
            </li>
            <li>
              <a href="/problems">{strings.problemsTitle}</a>
            </li>
            <li>
              {strings.feeds}: <a href={`/feed.atom${query}`}>Atom</a>,{' '}
              <a href={`/feed.json${query}`}>JSON</a>
            </li>
          </ul>
        </nav>
        {alternates.length > 1 && (
          <nav aria-label={strings.languages}>
            <LanguageLinks alternates={alternates} />
          </nav>
        )}
        <p>
          {strings.licensedUnder}{' '}
          <a href={library.license.url} rel="license">
            {library.license.name}
          </a>
          . {strings.privacy}
        </p>
      </div>
    </footer>
  );
}
