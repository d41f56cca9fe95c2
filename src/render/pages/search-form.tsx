import { languageQuery } from '../urls.ts';
import { Magnifier } from './icons.tsx';
import type { PageContext } from './page-context.tsx';

interface SearchFormProps {
  q?: string | undefined;
  /** In the header of a page, without the hint. */
  small?: boolean;
}

/** A plain form; the script adds suggestions, for which the form says where to get them. */
export function SearchForm(
  { q = '', small = false }: SearchFormProps,
  { strings, language, site, own }: PageContext,
) {
  return (
    <search class={small ? 'search search-small' : 'search'}>
      <form action="/" method="get" data-suggest={`/v1/suggest${languageQuery(language, site)}`}>
        <label class={small ? 'visually-hidden' : undefined} for="q">
          {strings.searchLabel}
        </label>
        {!small && (
          <p class="hint" id="q-hint">
            {strings.searchHint}
          </p>
        )}
        <div class="search-box">
          <input
            id="q"
            name="q"
            type="search"
            lang={language}
            dir={own.dir}
            value={q}
            required
            maxlength={500}
            autocomplete="off"
            autocapitalize="none"
            enterkeyhint="search"
            placeholder={small ? strings.searchLabel : undefined}
            aria-describedby={small ? undefined : 'q-hint'}
            data-suggestions={strings.suggestions}
            data-count-one={strings.suggestionCount.one}
            data-count-many={strings.suggestionCount.many}
          />
          {language !== site.defaultLanguage && (
            <input type="hidden" name="lang" value={language} />
          )}
          <button type="submit">
            <Magnifier />
            <span class={small ? 'visually-hidden' : undefined}>{strings.searchButton}</span>
          </button>
        </div>
      </form>
    </search>
  );
}
