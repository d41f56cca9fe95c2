import { languageAttributes, languageName } from '../language.ts';
import { type PageContext, pathOf } from './page-context.ts';

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
  context: PageContext;
}

/** The same page in each language. */
export function LanguageLinks({ alternates, hash = '', context }: LanguageLinksProps) {
  const { site, language } = context;
  return (
    <ul>
      {alternates.map((alternate) => (
        <li>
          <a
            href={pathOf(alternate.url, site) + hash}
            hreflang={alternate.language}
            {...languageAttributes(alternate.language)}
            aria-current={alternate.language === language ? 'page' : undefined}
          >
            {languageName(alternate.language)}
          </a>
        </li>
      ))}
    </ul>
  );
}
