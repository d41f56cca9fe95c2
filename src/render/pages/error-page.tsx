import type { ComponentChildren } from 'preact';
import type { Withdrawal } from '../../content/model.ts';
import {
  formatDate,
  type LanguageAttributes,
  languageAttributes,
  languageName,
} from '../language.ts';
import { languageQuery } from '../urls.ts';
import { CODE } from './document.tsx';
import { renderFrameDocument } from './embed-frame.tsx';
import { type PageContext, type PageLink, pathOf } from './page-context.ts';
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
  const { site, language, strings, ui } = context;
  const { title } = strings.errors[page.kind];
  const home = `/${languageQuery(language, site)}`;
  return renderSitePage(
    {
      title,
      description: strings.errors[page.kind].text,
      bodyClass: 'error-page',
      withSearch: false,
      children: (
        <main id="main">
          <div class="hero hero-small" {...ui}>
            <div class="wrap">
              <SearchForm context={context} q="" />
            </div>
          </div>
          <div class="wrap reference" {...ui}>
            <h1>{title}</h1>
            <Explanation
              page={page}
              context={context}
              link={({ url, title, ...rest }) => (
                <a href={pathOf(url, site)} {...rest}>
                  {title}
                </a>
              )}
            />
            <p>
              <a href={`${home}#guides`}>{strings.backToGuides}</a>
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
  const { site, language, library, strings, ui } = context;
  const home = `${site.url}/${languageQuery(language, site)}`;
  const link = ({ url, title, ...rest }: FrameLink) => (
    <a href={url} target="_blank" rel="noopener" {...rest}>
      {title}
    </a>
  );
  return renderFrameDocument({
    title: strings.errors[page.kind].title,
    theme: 'light',
    layout: 'list',
    context,
    children: (
      <main {...ui}>
        <h1>{strings.errors[page.kind].title}</h1>
        <Explanation page={page} context={context} link={link} />
        <p class="read-on">{link({ url: home, title: library.name })}</p>
      </main>
    ),
  });
}

type FrameLink = PageLink & Partial<LanguageAttributes>;

interface ExplanationProps {
  page: ErrorPage;
  context: PageContext;
  link: (to: FrameLink) => ComponentChildren;
}

function Explanation({ page, context: { strings, own }, link }: ExplanationProps) {
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
          {strings.readInstead} {link({ ...replacedBy, ...own })}
        </p>
      )}
      {didYouMean && (
        <p>
          {strings.didYouMean.before}
          {link({ ...didYouMean, ...own })}
          {strings.didYouMean.after}
        </p>
      )}
      {translations.length > 0 && (
        <ul>
          {translations.map(({ language: other, url, title }) => (
            <li>
              <span {...languageAttributes(other)}>{languageName(other)}</span>:{' '}
              {link({ url, title, ...languageAttributes(other) })}
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
