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
    (number) => lengthOf(this.#placeOfArticle(number)),
  );
  readonly #heads = keptParsed(
    (number) => this.#parseHead(number),
    (number) => lengthOf(this.#placeOfHead(number)),
  );
  readonly #tips = keptParsed(
    (number) => this.#parseTip(number),
    (number) =>
      lengthOf(this.#placeOfTip(number)) +
      lengthOf(this.#placeOfHead(this.articleNumberOf(number))),
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
    const written: TipSource = JSON.parse(this.#read(this.#placeOfTip(number)));
    const article = this.articleNumberOf(number);
    const position = number - (this.#data.firstTips[article] ?? 0) + 1;
    return completeTip(written, this.head(article), { number, position });
  }

  #parseHead(number: number): ArticleHead {
    const written: HeadSource = JSON.parse(`${this.#read(this.#placeOfHead(number))}}`);
    return completeHead(written, this.#license);
  }

  #placeOfArticle(number: number): Place {
    const { headOffsets, documents } = this.#data;
    return place(headOffsets[2 * number], headOffsets[2 * number + 2] ?? documents.length);
  }

  #placeOfHead(number: number): Place {
    const { headOffsets } = this.#data;
    return place(headOffsets[2 * number], headOffsets[2 * number + 1]);
  }

  #placeOfTip(number: number): Place {
    const { tipOffsets } = this.#data;
    return place(tipOffsets[2 * number], tipOffsets[2 * number + 1]);
  }

  #read({ start, end }: Place): string {
    return UTF8.decode(this.#data.documents.subarray(start, end));
  }
}

const UTF8 = new TextDecoder();

/** Where JSON stands among the documents of an edition. */
interface Place {
  readonly start: number;
  readonly end: number;
}

function place(start: number | undefined, end: number | undefined): Place {
  if (start === undefined || end === undefined) throw new RangeError('no such article or tip');
  return { start, end };
}

const lengthOf = ({ start, end }: Place) => end - start;

/** Keeps of what is parsed what was asked for last. */
const keptParsed = <Item extends object>(
  parse: (number: number) => Item,
  bytesOf: (number: number) => number,
) =>
  new LRUCache<number, Item>({
    max: MAX_PARSED,
    maxSize: MAX_PARSED_BYTES,
    sizeCalculation: (_, number) => bytesOf(number),
    memoMethod: parse,
  });
