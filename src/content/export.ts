import type { Article, Library } from './library.ts';
import type { ArticleSource, TipSource } from './model.ts';

/**
 * Writes a whole library in the form in which it was loaded, so that what one server exports
 * another can serve. In pieces, since it may be large.
 */
export function* exportLibrary(library: Library): Generator<string> {
  const { info, stages, topics, synonyms } = library.vocabularies();
  const head = JSON.stringify({ library: info, stages, topics, synonyms });
  yield `${head.slice(0, -1)},"articles":[`;
  let separator = '';
  for (const edition of library.editions) {
    for (const article of edition.allArticles()) {
      yield separator + JSON.stringify(articleSource(article));
      separator = ',';
    }
  }
  yield ']}\n';
}

function articleSource(article: Article): ArticleSource {
  const { wordCount, timeRequired, tips, withdrawn, ...source } = article;
  return {
    ...source,
    tips: tips.map(tipSource),
    status: withdrawn ? 'withdrawn' : 'published',
    ...(withdrawn && { withdrawn }),
  };
}

function tipSource({
  inLanguage,
  number,
  position,
  article,
  ...source
}: Article['tips'][number]): TipSource {
  return source;
}
