import type { Library } from '../../content/library.ts';
import type { LibraryFile } from '../../content/model.ts';
import { type LanguageAttributes, languageAttributes } from '../language.ts';
import type { Site } from '../site.ts';
import { attributesOf, type Strings, stringsFor } from '../strings.ts';
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
  readonly url: string;
}

/** What every page needs to know besides its own subject. */
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
}

/** @param language of the content that the page shows */
export function pageContext(
  { site, library }: { readonly site: Site; readonly library: Pick<Library, 'info'> },
  { url }: Pick<PageAssets, 'url'>,
  language: string,
): PageContext {
  const strings = stringsFor(language);
  const ui = attributesOf(strings, language);
  const own = ui.lang === undefined ? {} : languageAttributes(language);
  return { site, library: library.info, asset: url, language, strings, ui, own };
}

/** Links within the site go by path, so that a page works under whatever name it was opened. */
export function pathOf(url: string, site: Site): string {
  return url.startsWith(`${site.url}/`) ? url.slice(site.url.length) : url;
}
