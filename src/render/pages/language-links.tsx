import { languageAttributes, languageName } from '../language.ts';
import { type PageContext, pathOf } from './page-context.tsx';

/** The same page in another language. */
export interface Alternate {
  readonly language: string;
  /** Absolute. */
  readonly url: string;
}

interface LanguageLinksProps {
  alternates: readonly Alternate[];
  /** Where to go on a page, such as `#embed`. */
  hash?: string;
}

/** The same page in each language. */
export function LanguageLinks({ alternates, hash = '' }: LanguageLinksProps, page: PageContext) {
  return (
    <ul>
      {alternates.map(({ language, url }) => (
        <li>
          <a
            href={pathOf(url, page.site) + hash}
            hreflang={language}
            {...languageAttributes(language)}
            aria-current={language === page.language ? 'page' : undefined}
          >
            {languageName(language)}
          </a>
        </li>
      ))}
    </ul>
  );
}
