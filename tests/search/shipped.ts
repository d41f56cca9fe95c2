import { fileURLToPath } from 'node:url';
import type { Content } from '../../src/content/content.ts';
import { loadFolder } from '../../src/content/load/load.ts';
import type { SynonymRule } from '../../src/content/model.ts';
import type { SearchableTip } from '../../src/search/types.ts';
import { searchableItems } from '../../src/snapshot/searchable-tips.ts';

/** The library that Tipsheet ships with. */
export async function shippedContent(): Promise<Content> {
  const result = await loadFolder(fileURLToPath(new URL('../../content', import.meta.url)));
  if (!result.ok)
    throw new Error(`the shipped content is invalid: ${JSON.stringify(result.issues)}`);
  return result.content;
}

/** The tips of one language and its synonym rules as the search core reads them. */
export function editionOf(
  content: Content,
  language: string,
): { tips: SearchableTip[]; synonyms: readonly SynonymRule[] } {
  return {
    tips: searchableItems(content, language).tips,
    synonyms: content.synonyms[language] ?? [],
  };
}
