import type { VNode } from 'preact';
import type { ArticleFilterName } from '../../content/filters.ts';
import type { Library } from '../../content/library.ts';
import type { LibraryFile } from '../../content/model.ts';
import { type LanguageAttributes, languageAttributes } from '../language.ts';
import type { Site } from '../site.ts';
import { attributesOf, type Strings, stringsFor } from '../strings.ts';
import { type ResultsQuery, resultsPath } from './results-path.ts';
import type { EmbedCode } from './snippets.ts';

/** What the build made of the scripts and styles. */
export interface PageAssets {
  /** The URL path of an asset, by the name it has before the build adds its hash. */
  readonly url: (name: string) => string;
  /** What the snippets for other sites load. */
  readonly embedCode: EmbedCode;
}

/** A page, by name. */
export interface PageLink {
  readonly title: string;
  /** Absolute. */
  readonly webUrl: string;
}

interface LinkAttributes extends Partial<LanguageAttributes> {
  readonly 'aria-current'?: 'page' | undefined;
}

/** What every page needs to know besides its own subject: each component has it as its second argument. */
export interface PageContext {
  readonly site: Site;
  readonly library: LibraryFile;
  /** The URL path of an asset. */
  readonly asset: PageAssets['url'];
  readonly language: string;
  readonly strings: Strings;
  /** Attributes for an element whose words are from `strings`. */
  readonly ui: Partial<LanguageAttributes>;
  /** Attributes for an element whose words are the content's, within one that has `ui`. */
  readonly own: Partial<LanguageAttributes>;
  /** What a stage or a topic is called. */
  readonly nameOf: (filter: ArticleFilterName, slug: string) => string;
  /** The URL path of results in the language of the page; without a query, that of the home page. */
  readonly resultsPath: (query?: ResultsQuery) => string;
  /** A link to a page of the site. */
  readonly link: (to: PageLink, attributes?: LinkAttributes) => VNode;
}

/** @param language of the content that the page shows */
export function pageContext(
  { site, library }: { readonly site: Site; readonly library: Library },
  { url }: Pick<PageAssets, 'url'>,
  language: string,
): PageContext {
  const edition = library.edition(language);
  const strings = stringsFor(language);
  const ui = attributesOf(strings, language);
  return {
    site,
    library: library.info,
    asset: url,
    language,
    strings,
    ui,
    own: ui.lang === undefined ? {} : languageAttributes(language),
    nameOf: (filter, slug) => edition?.nameOf(filter, slug) ?? slug,
    resultsPath: (query = {}) => resultsPath(query, language, site),
    link: ({ title, webUrl }, attributes) => (
      <a href={pathOf(webUrl, site)} {...attributes}>
        {title}
      </a>
    ),
  };
}

/** Links within the site go by path, so that a page works under whatever name it was opened. */
export function pathOf(url: string, site: Site): string {
  return url.startsWith(`${site.url}/`) ? url.slice(site.url.length) : url;
}
