import { nearest } from '../../content/nearest.ts';

/** What other APIs call our parameters, in lower case without `_`, `-` and `[]`. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  q: ['query', 'search', 'text', 'term', 'terms', 'keyword', 'keywords'],
  size: ['limit', 'perpage', 'pagesize', 'count', 'first', 'top', 'max', 'maxresults', 'take'],
  page: ['pagenumber', 'pageno', 'p', 'offset', 'start', 'skip'],
  lang: ['language', 'locale', 'hl', 'l', 'inlanguage'],
  sort: ['order', 'orderby', 'sortby', 'sortorder'],
  topic: ['topics', 'tag', 'tags', 'category', 'categories', 'subject'],
  stage: ['stages', 'step', 'phase'],
  article: ['articles', 'guide', 'post'],
  slugs: ['slug', 'id', 'ids'],
  include: ['fields', 'expand', 'embed', 'with'],
  since: ['from', 'after', 'updatedsince', 'modifiedsince', 'datemodified', 'lastmodified'],
  cursor: ['pagetoken', 'token', 'next', 'continuation'],
  region: ['country', 'countrycode'],
  kind: ['type'],
};

/** The parameter that was probably meant by a name that is none, of those that there are. */
export function meantParameter(name: string, known: readonly string[]): string | undefined {
  const plain = name.toLowerCase().replaceAll(/[_[\]-]/g, '');
  return (
    known.find((one) => one === plain || OTHER_NAMES[one]?.includes(plain)) ?? nearest(plain, known)
  );
}
