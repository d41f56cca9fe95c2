import { FILTER_NAMES } from '../../content/filters.ts';
import { recordOf } from '../../content/record-of.ts';
import { FacetColumn } from './facet-column.ts';
import type { IndexData } from './index-data.ts';
import { Lexicon } from './lexicon.ts';
import { Postings } from './postings.ts';
import { SignificantTerms } from './significant-terms.ts';
import { Titles } from './titles.ts';

/** A built index with its parts as the structures that read them. Nothing of it is copied. */
export function openParts(data: IndexData) {
  const postings = new Postings(data.postings);
  return {
    ...data,
    lexicon: new Lexicon(data.lexicon),
    postings,
    significantTerms: new SignificantTerms(data.significantTerms, postings, data.size),
    titles: new Titles(data.titles),
    facets: recordOf(FILTER_NAMES, (name) => new FacetColumn(data.facets[name])),
  };
}
