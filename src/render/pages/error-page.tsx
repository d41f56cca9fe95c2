import type { Withdrawal } from '../../content/model.ts';
import { formatDate, languageAttributes, languageName } from '../language.ts';
import { homeUrl } from '../urls.ts';
import { CODE } from './document.tsx';
import { renderFrame } from './embed-frame.tsx';
import type { PageContext, PageLink } from './page-context.tsx';
import { SearchForm } from './search-form.tsx';
import { renderSitePage } from './site-page.tsx';

/** Why there is no page. It holds nothing of the request, which may be anybody's words. */
export interface ErrorPage {
  readonly kind: 'notFound' | 'gone' | 'invalid' | 'internal';
  readonly withdrawn: Pick<Withdrawal, 'date' | 'reason'> | undefined;
  readonly replacedBy: PageLink | undefined;
  readonly didYouMean: PageLink | undefined;
  /** What has the address in other languages. */
  readonly translations: readonly (PageLink & { readonly language: string })[];
  /** To quote when it is our fault. */
  readonly requestId: string | undefined;
}

export function renderErrorPage(page: ErrorPage, context: PageContext): string {
  const { strings, ui, resultsPath } = context;
  const { title, text } = strings.errors[page.kind];
  return renderSitePage(
    {
      title,
      description: text,
      bodyClass: 'error-page',
      withSearch: false,
      children: (
        <main id="main">
          <div class="hero hero-small" {...ui}>
            <div class="wrap">
              <SearchForm />
            </div>
          </div>
          <div class="wrap reference" {...ui}>
            <h1>{title}</h1>
            <Explanation {...page} />
            <p>
              <a href={`${resultsPath()}#guides`}>{strings.backToGuides}</a>
            </p>
          </div>
        </main>
      ),
    },
    context,
  );
}

/** The same in the place of a frame on somebody else's page. */
export function renderErrorNotice(page: ErrorPage, context: PageContext): string {
  const { title } = context.strings.errors[page.kind];
  return renderFrame(
    { title, theme: 'light', layout: 'list', children: <Notice {...page} /> },
    context,
  );
}

function Notice(page: ErrorPage, { site, library, language, strings, ui, link }: PageContext) {
  return (
    <main {...ui}>
      <h1>{strings.errors[page.kind].title}</h1>
      <Explanation {...page} />
      <p class="read-on">{link({ title: library.name, webUrl: homeUrl(language, site) })}</p>
    </main>
  );
}

function Explanation(page: ErrorPage, { strings, own, link }: PageContext) {
  const { withdrawn, replacedBy, didYouMean, translations, requestId } = page;
  return (
    <>
      <p class="lead">{strings.errors[page.kind].text}</p>
      {withdrawn && (
        <p>
          {strings.withdrawnOn(formatDate(withdrawn.date, strings.locale))}{' '}
          <span {...own}>{withdrawn.reason}</span>
        </p>
      )}
      {replacedBy && (
        <p>
          {strings.readInstead} {link(replacedBy, own)}
        </p>
      )}
      {didYouMean && (
        <p>
          {strings.didYouMean.before}
          {link(didYouMean, own)}
          {strings.didYouMean.after}
        </p>
      )}
      {translations.length > 0 && (
        <ul>
          {translations.map(({ language, ...page }) => (
            <li>
              <span {...languageAttributes(language)}>{languageName(language)}</span>:{' '}
              {link(page, languageAttributes(language))}
            </li>
          ))}
        </ul>
      )}
      {requestId && (
        <p>
          {strings.requestId} <code {...CODE}>{requestId}</code>
        </p>
      )}
    </>
  );
}
