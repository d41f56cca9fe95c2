import { LRUCache } from 'lru-cache';
import {
  type Article,
  type ArticleHead,
  completeArticle,
  completeHead,
  completeTip,
  type HeadSource,
  type Tip,
} from './article.ts';
import type { EditionData } from './library-data.ts';
import type { License, TipSource } from './model.ts';

/**
 * What is kept parsed of articles, of articles without their tips, and of tips with what they keep of
 * their articles: so many, and so many bytes of JSON. The rest is parsed when asked for, an article in
 * some 20 µs. What a search reads of a tip, which is a multiple of it, is kept with it.
 */
const MAX_PARSED = 2000;
const MAX_PARSED_BYTES = 6 * 2 ** 20;

/** Parses the articles and tips of an edition when they are asked for. Numbers are those of its data. */
export class EditionDocuments {
  readonly #data: EditionData;
  readonly #license: License;
  readonly #articles = keptParsed(
    (number) => this.#parseArticle(number),
    (number, { tips }) =>
      tips.reduce((sum, tip) => sum + this.#tip(tip.number).length, this.#head(number).length),
  );
  readonly #heads = keptParsed(
    (number) => this.#parseHead(number),
    (number) => this.#head(number).length,
  );
  readonly #tips = keptParsed(
    (number) => this.#parseTip(number),
    (number) => this.#tip(number).length + this.#head(this.articleNumberOf(number)).length,
  );

  constructor(data: EditionData, license: License) {
    this.#data = data;
    this.#license = license;
  }

  article(number: number): Article {
    return this.#articles.memo(number);
  }

  /** An article without its tips. */
  head(number: number): ArticleHead {
    return this.#heads.memo(number);
  }

  tip(number: number): Tip {
    return this.#tips.memo(number);
  }

  /** The number of the article that a tip is in. */
  articleNumberOf(tip: number): number {
    const article = this.#data.articleOfTip[tip];
    if (article === undefined) throw new RangeError(`no tip ${tip}`);
    return article;
  }

  #parseArticle(number: number): Article {
    const { firstTips, wordCounts } = this.#data;
    const first = firstTips[number] ?? 0;
    const tips = Array.from({ length: (firstTips[number + 1] ?? first) - first }, (_, i) =>
      this.tip(first + i),
    );
    const wordCount = wordCounts[number] ?? 0;
    return completeArticle(this.head(number), { number, tips, wordCount });
  }

  #parseTip(number: number): Tip {
    const written: TipSource = JSON.parse(UTF8.decode(this.#tip(number)));
    const article = this.articleNumberOf(number);
    const position = number - (this.#data.firstTips[article] ?? 0) + 1;
    return completeTip(written, this.head(article), { number, position });
  }

  #parseHead(number: number): ArticleHead {
    const written: HeadSource = JSON.parse(`${UTF8.decode(this.#head(number))}}`);
    return completeHead(written, this.#license);
  }

  /** The JSON of an article up to its tips, without the closing brace. */
  #head(number: number): Uint8Array {
    return this.#json(this.#data.headOffsets, number);
  }

  #tip(number: number): Uint8Array {
    return this.#json(this.#data.tipOffsets, number);
  }

  /** @param offsets pairs of a start and an end */
  #json(offsets: Float64Array, number: number): Uint8Array {
    const [start, end] = offsets.subarray(2 * number, 2 * number + 2);
    if (start === undefined || end === undefined) throw new RangeError('no such article or tip');
    return this.#data.documents.subarray(start, end);
  }
}

const UTF8 = new TextDecoder();

/** Keeps of what is parsed what was asked for last. */
const keptParsed = <Item extends object>(
  parse: (number: number) => Item,
  bytesOf: (number: number, item: Item) => number,
) =>
  new LRUCache<number, Item>({
    max: MAX_PARSED,
    maxSize: MAX_PARSED_BYTES,
    sizeCalculation: (item, number) => bytesOf(number, item),
    memoMethod: parse,
  });
