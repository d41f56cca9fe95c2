import { LRUCache } from 'lru-cache';
import { type Article, completeArticle, completeHead, completeTip } from './article.ts';
import type { EditionData, ItemsData } from './library-data.ts';
import type { License } from './model.ts';

/**
 * What is kept parsed of articles, of articles without their tips, and of tips with what they keep of
 * their articles: so many, and so many bytes of JSON. The rest is parsed when asked for, an article in
 * some 20 µs. What a search reads of a tip, which is a multiple of it, is kept with it.
 */
const MAX_PARSED = 2000;
const MAX_PARSED_BYTES = 6 * 2 ** 20;

/** Parses the articles and tips of an edition when they are asked for. Numbers are those of its data. */
export function openDocuments(data: EditionData, license: License) {
  const { documents, articleOfTip, firstTips, wordCounts } = data;

  function jsonOf({ offsets }: ItemsData, number: number): Uint8Array {
    const [start, end] = offsets.subarray(2 * number, 2 * number + 2);
    if (start === undefined || end === undefined) throw new RangeError('no such article or tip');
    return documents.subarray(start, end);
  }

  /** The number of the article that a tip is in. */
  function articleNumberOf(tip: number): number {
    const article = articleOfTip[tip];
    if (article === undefined) throw new RangeError(`no tip ${tip}`);
    return article;
  }

  const headBytes = (number: number) => jsonOf(data.articles, number).length;
  const tipBytes = (number: number) => jsonOf(data.tips, number).length;

  /** An article without its tips. */
  const head = keptParsed((number) => {
    const written = UTF8.decode(jsonOf(data.articles, number));
    return completeHead(JSON.parse(`${written}}`), license);
  }, headBytes);

  const tip = keptParsed(
    (number) => {
      const article = articleNumberOf(number);
      const position = number - (firstTips[article] ?? 0) + 1;
      const written = JSON.parse(UTF8.decode(jsonOf(data.tips, number)));
      return completeTip(written, head(article), { number, position });
    },
    (number) => tipBytes(number) + headBytes(articleNumberOf(number)),
  );

  const article = keptParsed<Article>(
    (number) => {
      const first = firstTips[number] ?? 0;
      const { length } = articleOfTip.subarray(first, firstTips[number + 1]);
      const tips = Array.from({ length }, (_, i) => tip(first + i));
      return completeArticle(head(number), { number, tips, wordCount: wordCounts[number] ?? 0 });
    },
    (number, { tips }) => tips.reduce((sum, one) => sum + tipBytes(one.number), headBytes(number)),
  );

  return { head, tip, article, articleNumberOf };
}

const UTF8 = new TextDecoder();

/** Keeps of what is parsed what was asked for last. */
function keptParsed<Item extends object>(
  parse: (number: number) => Item,
  bytesOf: (number: number, item: Item) => number,
): (number: number) => Item {
  const kept = new LRUCache<number, Item>({
    max: MAX_PARSED,
    maxSize: MAX_PARSED_BYTES,
    sizeCalculation: (item, number) => bytesOf(number, item),
    memoMethod: parse,
  });
  return (number) => kept.memo(number);
}
