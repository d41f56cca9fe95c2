import type { TextField } from '../content/tip-texts.ts';

/** A searched part of a tip: of its texts, or the names of its topics. */
export type Field = TextField | 'topics';

/** How a field counts. */
export interface FieldWeight {
  /** Factor of the field's score in the sum. */
  weight: number;
  /** BM25's `b`: how much a longer field needs more occurrences, from 0 to 1. */
  lengthNorm: number;
  /**
   * Whether its stop words are indexed, for any query or for those of stop words alone. The length
   * of a field is counted without them.
   */
  hasStopWords?: 'ranked' | 'alone';
  /** Whether it is indexed where its items begin, so that each can be matched by itself. */
  hasItemStarts?: boolean;
}

/**
 * One setting for every library and language. Each number is the literature's usual one, or was
 * measured on judged collections (cranfield, stackfaq: mean nDCG@10, 0.643 as it is) and on the
 * questions to the shipped library (the share of English ones whose first tip answers, 89.0 % as it is,
 * 88.4 % when the others were measured), or is a choice: nothing judged has the kind of query that it is for.
 */
export const ranking = {
  /** BM25's `k1`: how soon more occurrences stop to matter (Robertson & Zaragoza 2009, 3.5). */
  saturation: 1.2,
  /**
   * `lengthNorm` 0.75 is Okapi's, lower for lists, whose length means little. A title counts
   * twice as much as a text and more (0.600 at 1), and a question half as much again.
   */
  fields: {
    title: { weight: 2, lengthNorm: 0.75, hasStopWords: 'alone' },
    summary: { weight: 1, lengthNorm: 0.75 },
    body: { weight: 0.9, lengthNorm: 0.75 },
    points: { weight: 0.45, lengthNorm: 0.75 },
    examples: { weight: 0.6, lengthNorm: 0.75 },
    questions: { weight: 1.4, lengthNorm: 0.35, hasStopWords: 'ranked', hasItemStarts: true },
    keywords: { weight: 2.4, lengthNorm: 0.25 },
    topics: { weight: 0.5, lengthNorm: 0.5 },
  } satisfies Record<Field, FieldWeight>,
  /** What a word's impact on a tip stays below, whatever the fields (83.1 % without). */
  impactLimit: 8,
  /**
   * Inverse document frequencies are raised to this power: where tips are few, a word that one has
   * by chance would outweigh all others (86.6 % at 1).
   */
  rarityExponent: 0.75,
  /**
   * A word counts by its mean number of occurrences in the tips that have it, raised to this power:
   * what a tip is about it repeats, and what it says in passing it doesn't (cranfield and stackfaq
   * 0.620 at 0). `burstLimit` is the most that counts, or a tip could make its words weigh more.
   */
  burstiness: 0.35,
  burstLimit: 2,
  /** The share by which a score grows when all of the query's weight is matched (85.5 % at 0). */
  coverage: 1.5,
  /** Weight of words that stand near each other as in the query (87.2 % at 0). */
  proximity: 1,
  /**
   * An unordered pair counts this much of an adjacent one in the query's order: 0.05 to 0.10, as
   * Metzler & Croft 2005 weight them.
   */
  unorderedShare: 0.5,
  /** Words that a pair may be apart: Metzler & Croft 2005 take 8 for two words. */
  proximityWindow: 8,
  /**
   * Best hits that proximity and questions are looked at for; those below keep their order. Of a long query
   * fewer: as many as have `rerankPlaces` words to look up. A choice, for the time it takes.
   */
  rerankDepth: 50,
  rerankPlaces: 800,
  /** Weight of the question of a tip that is most like the query (86.6 % at 0). */
  question: 2,
  /**
   * The most significant terms of the best hit are added to a query (cranfield and stackfaq 0.627 without),
   * with this share of its weight in all. Terms of more hits, as is usual, measured worse.
   */
  feedbackTerms: 10,
  feedback: 0.4,
  /** A stop word counts this much of another word as rare (77.9 % at 0, 87.8 % at 1). */
  stopWordWeight: 0.5,
  /** A word for what any library lists, such as tips, finds them and decides nothing (a choice). */
  listedWeight: 0.01,
  /**
   * The share by which a word counts more in the form in which it was typed (cranfield and
   * stackfaq 0.628 at 0 and at 0.25, 0.626 at 0.5).
   */
  typedForm: 0.1,
  /** A synonym counts this much of a literal word as rare (86.0 % at 1). */
  synonymWeight: 0.5,
  /** A word that was written together, apart or with a hyphen instead (a choice). */
  compoundWeight: 0.9,
  /**
   * The stem of a form that no tip has, where a known form of another stem is one edit away
   * (a choice).
   */
  nearStemWeight: 0.7,
  /**
   * Tips less alike than this aren't related: of those in the shipped library that are, 4 % are wrong as judged
   * by hand (24 % of the best three of each tip at 0).
   */
  leastRelatedness: 0.12,
} as const;

/** Their order is the order of positions in the index. */
export const fields = Object.keys(ranking.fields) as Field[];

/**
 * Inverse document frequency, never negative (Robertson & Spärck Jones 1976 with Lucene's 1 +).
 *
 * @param documents in all
 * @param containing how many of them have the word
 */
function inverseDocumentFrequency(documents: number, containing: number): number {
  return Math.log(1 + (documents - containing + 0.5) / (containing + 0.5));
}

/**
 * What a word of a query weighs: its rarity, softened, and its burstiness (Church & Gale 1995),
 * by which words of content differ from words of any text that are as rare.
 *
 * @param documents in all
 * @param containing how many of them have the word
 * @param occurrences how often they have it, all together
 */
export function wordWeight(documents: number, containing: number, occurrences: number): number {
  const rarity = inverseDocumentFrequency(documents, containing) ** ranking.rarityExponent;
  return rarity * Math.min(ranking.burstLimit, occurrences / containing) ** ranking.burstiness;
}

/**
 * What a word's occurrences in one field add to a tip: BM25's saturated, length-normalised
 * frequency times the field's weight (Robertson & Zaragoza 2009, equation 3.15). Each field is
 * scored by itself and the fields are summed, which measured better here than joining the
 * frequencies first (BM25F).
 *
 * @param frequency occurrences in the field
 * @param length words in the field
 * @param averageLength mean of the tips that have the field
 */
export function fieldImpact(
  { weight, lengthNorm }: FieldWeight,
  frequency: number,
  length: number,
  averageLength: number,
): number {
  const k1 = ranking.saturation;
  const norm = 1 - lengthNorm + (lengthNorm * length) / averageLength;
  return (weight * frequency * (k1 + 1)) / (frequency + k1 * norm);
}

/**
 * What a word gives a tip by all of its fields: less than their sum the higher it is, so that one
 * word that title, questions and body repeat doesn't outweigh several of the query's.
 */
export function tipImpact(sum: number): number {
  return sum / (1 + sum / ranking.impactLimit);
}

/**
 * What a word counts that a misspelt one may stand for, of several as near: by how much the tips
 * use it, as Kernighan, Church & Gale 1990 have it, but by the root, so that a rarer word that
 * was meant isn't lost (a choice).
 *
 * @param share its occurrences by those of the most used
 */
export function correctionWeight(share: number): number {
  return Math.min(1, Math.sqrt(share));
}

/**
 * More of the query's words rank above fewer: the sum of impacts grows with the share of the
 * query's weight (sum of inverse document frequencies) that the tip has at all.
 */
export function withCoverage(sum: number, matchedWeight: number, queryWeight: number): number {
  return sum * (1 + ranking.coverage * (matchedWeight / queryWeight));
}

/**
 * What two neighbouring words of the query add to a tip that has them near each other: the
 * sequential dependence of Metzler & Croft 2005, its counts saturated as in BM25.
 *
 * @param weight the lower inverse document frequency of the two
 * @param adjacent how often they stand as in the query
 * @param near how often they stand within the window, in any order
 */
export function pairScore(weight: number, adjacent: number, near: number): number {
  const saturated = (count: number) => count / (count + ranking.saturation);
  return (
    ranking.proximity * weight * (saturated(adjacent) + ranking.unorderedShare * saturated(near))
  );
}

/** What a word adds to a tip that has it in the form in which it was typed. */
export function formScore(rarity: number, impact: number): number {
  return ranking.typedForm * rarity * impact;
}

/**
 * What a question adds to its tip: the more, the larger the share of the query that it has, and
 * of itself that the query has. The latter is damped: people ask longer than an editor does.
 *
 * @param weight of the query's words that it has
 * @param queryWeight of all of the query's words
 * @param words of the question that the query has
 * @param length words of the question, stop words too
 */
export function questionScore(
  weight: number,
  queryWeight: number,
  words: number,
  length: number,
): number {
  const shareOfQuery = weight / queryWeight;
  const shareOfQuestion = Math.min(1, words / length);
  return ranking.question * weight * shareOfQuery * Math.sqrt(shareOfQuestion);
}

/**
 * How related two tips are, from 0 to 1.
 *
 * @param words how alike they are by what they say, from 0 to 1
 * @param topics the share of their topics that they have in common (Jaccard)
 */
export function relatedness(words: number, topics: number): number {
  return words * Math.sqrt(topics);
}

/**
 * What the words weigh in all that feedback adds to a query: none for one word, by which the first hit may be
 * about anything, and more the more words it has.
 *
 * @param terms words of the query
 */
export function feedbackWeight(
  terms: readonly { readonly rarity: number; readonly stop: boolean }[],
): number {
  const words = terms.filter(({ stop }) => !stop).length;
  const weight = terms.reduce((sum, { rarity }) => sum + rarity, 0);
  return words === 0 ? 0 : ranking.feedback * weight * (1 - 1 / words);
}
