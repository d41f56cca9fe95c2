import {
  type FieldWeight,
  fieldImpact,
  fields,
  ranking,
  tipImpact,
  wordWeight,
} from '../ranking.ts';
import { isStopWordTerm } from '../text/analysis.ts';
import { NO_TERM, quantize, SIGNIFICANT_TERMS, TEXT_GAP, TIP_BITS } from './encoding.ts';
import { doubled } from './growing-array.ts';
import { encodedLength, encodeStep } from './position-reader.ts';
import { POSITION_BLOCK, type PostingsData } from './postings.ts';

/** The tips as a stream of terms. */
export interface TermStream {
  size: number;
  terms: Uint32Array;
  positions: Uint32Array;
  /** The number of the word that each term stands for plus 1, 0 where it is none. */
  words: Uint32Array;
  /** For each tip and field, where its part of the stream ends. */
  fieldEnds: Uint32Array;
  /** For each tip and field, its number of words. */
  fieldLengths: Uint32Array;
}

/** What the terms of the stream are laid out as. */
interface BuiltPostings {
  postings: PostingsData;
  significantTerms: Uint32Array;
}

const FIELDS = fields.length;
const weights: readonly FieldWeight[] = fields.map((field) => ranking.fields[field]);

/** What is known of each term of the stream. */
interface TermCounts {
  /** How many tips have it. */
  tipsWith: Uint32Array;
  /** How often they have it, all together. */
  occurrences: Uint32Array;
  /** How many bytes its positions take. */
  positionBytes: Uint32Array;
}

/** Counts each term, before room is made for the postings. */
export function countTerms(stream: TermStream, termCount: number): TermCounts {
  const tipsWith = new Uint32Array(termCount);
  const occurrences = new Uint32Array(termCount);
  const positionBytes = new Uint32Array(termCount);
  const seenIn = new Uint32Array(termCount).fill(NO_TERM);
  const last = new Uint32Array(termCount);
  let at = 0;
  for (let tip = 0; tip < stream.size; tip++) {
    const end = stream.fieldEnds[tip * FIELDS + FIELDS - 1] ?? 0;
    for (; at < end; at++) {
      const term = stream.terms[at] ?? 0;
      const position = stream.positions[at] ?? 0;
      if (seenIn[term] !== tip) {
        seenIn[term] = tip;
        tipsWith[term] = (tipsWith[term] ?? 0) + 1;
        last[term] = 0;
      }
      occurrences[term] = (occurrences[term] ?? 0) + 1;
      const bytes = encodedLength(position - (last[term] ?? 0));
      positionBytes[term] = (positionBytes[term] ?? 0) + bytes;
      last[term] = position;
    }
  }
  return { tipsWith, occurrences, positionBytes };
}

/**
 * Lays out the postings, tips ascending in each term, with their impacts and positions.
 *
 * @param order the final number of each term of the stream
 * @param counts of the stream's terms, from `countTerms`
 * @param finalTerms the terms in their final order
 * @param formOfWord which form of its term each word of the stream is, as a bit
 */
export function buildPostings(
  stream: TermStream,
  order: Uint32Array,
  counts: TermCounts,
  finalTerms: readonly string[],
  formOfWord: Uint8Array,
): BuiltPostings {
  const termCount = finalTerms.length;
  const stopWordTerms = finalTerms.filter(isStopWordTerm).length;
  const starts = startsOf(counts.tipsWith, order, termCount);
  const positionStarts = startsOf(counts.positionBytes, order, termCount);
  const entries = new Uint32Array(starts[termCount] ?? 0);
  const forms = new Uint8Array((entries.length + 1) >>> 1);
  const positions = new Uint8Array(positionStarts[termCount] ?? 0);
  const occurrences = new Uint32Array(termCount);
  counts.occurrences.forEach((count, number) => {
    const term = order[number] ?? 0;
    if (term !== NO_TERM) occurrences[term] = count;
  });
  const positionBlocks = new Uint32Array(Math.ceil(entries.length / POSITION_BLOCK));
  const textStarts = new Uint32Array(stream.size + 1);
  const significant = new Uint32Array(stream.size * SIGNIFICANT_TERMS).fill(NO_TERM);
  const wordWeights = Float64Array.from({ length: termCount }, (_, term) => {
    const containing = (starts[term + 1] ?? 0) - (starts[term] ?? 0);
    return wordWeight(stream.size, containing, occurrences[term] ?? 0);
  });

  const nextPosting = starts.slice();
  const nextPosition = positionStarts.slice();
  const averages = averageLengths(stream);
  const seenIn = new Uint32Array(termCount).fill(NO_TERM);
  const slotOf = new Uint32Array(termCount);
  const terms: number[] = [];
  let frequencies = new Uint32Array(256 * FIELDS);
  let lastPosition = new Uint32Array(256);
  let lastStep = new Uint32Array(256);
  const best = new Float64Array(SIGNIFICANT_TERMS);

  let at = 0;
  for (let tip = 0; tip < stream.size; tip++) {
    terms.length = 0;
    let last = -1;
    for (let field = 0; field < FIELDS; field++) {
      const end = stream.fieldEnds[tip * FIELDS + field] ?? 0;
      for (; at < end; at++) {
        const term = order[stream.terms[at] ?? 0] ?? 0;
        if (seenIn[term] !== tip) {
          seenIn[term] = tip;
          slotOf[term] = terms.length;
          if (terms.length === lastStep.length) {
            frequencies = doubled(frequencies);
            lastPosition = doubled(lastPosition);
            lastStep = doubled(lastStep);
          }
          lastPosition[terms.length] = 0;
          terms.push(term);
          const posting = nextPosting[term] ?? 0;
          if (posting % POSITION_BLOCK === 0) {
            positionBlocks[posting / POSITION_BLOCK] = nextPosition[term] ?? 0;
          }
        }
        const own = nextPosting[term] ?? 0;
        const form = (formOfWord[stream.words[at] ?? 0] ?? 0) << ((own & 1) << 2);
        forms[own >>> 1] = (forms[own >>> 1] ?? 0) | form;
        const slot = slotOf[term] ?? 0;
        const cell = slot * FIELDS + field;
        frequencies[cell] = (frequencies[cell] ?? 0) + 1;
        const position = stream.positions[at] ?? 0;
        const to = nextPosition[term] ?? 0;
        const step = position - (lastPosition[slot] ?? 0);
        nextPosition[term] = encodeStep(positions, to, step);
        lastPosition[slot] = position;
        lastStep[slot] = to;
        if (position > last) last = position;
      }
    }
    const words = last < 0 ? 0 : ((last + TEXT_GAP) >>> 5) + 1;
    textStarts[tip + 1] = (textStarts[tip] ?? 0) + words;

    best.fill(0);
    for (let slot = 0; slot < terms.length; slot++) {
      const term = terms[slot] ?? 0;
      const step = lastStep[slot] ?? 0;
      positions[step] = (positions[step] ?? 0) | 1;
      let sum = 0;
      for (let field = 0; field < FIELDS; field++) {
        const cell = slot * FIELDS + field;
        const frequency = frequencies[cell] ?? 0;
        const weight = weights[field];
        if (frequency === 0 || !weight) continue;
        frequencies[cell] = 0;
        sum += fieldImpact(
          weight,
          frequency,
          stream.fieldLengths[tip * FIELDS + field] ?? 0,
          averages[field] ?? 0,
        );
      }
      const impact = tipImpact(sum);
      const posting = nextPosting[term] ?? 0;
      entries[posting] = ((quantize(impact) << TIP_BITS) | tip) >>> 0;
      nextPosting[term] = posting + 1;
      if (term < stopWordTerms) continue;
      keepSignificant(
        significant,
        tip * SIGNIFICANT_TERMS,
        best,
        term,
        impact * (wordWeights[term] ?? 0),
      );
    }
  }
  return {
    postings: { starts, entries, forms, positionBlocks, positions, occurrences, textStarts },
    significantTerms: significant,
  };
}

/** Puts a term among the best of its tip, in order. */
function keepSignificant(
  significant: Uint32Array,
  start: number,
  best: Float64Array,
  term: number,
  score: number,
): void {
  let at = SIGNIFICANT_TERMS;
  while (at > 0 && score > (best[at - 1] ?? 0)) at -= 1;
  if (at === SIGNIFICANT_TERMS) return;
  for (let i = SIGNIFICANT_TERMS - 1; i > at; i--) {
    best[i] = best[i - 1] ?? 0;
    significant[start + i] = significant[start + i - 1] ?? 0;
  }
  best[at] = score;
  significant[start + at] = term;
}

/** Mean number of words of each field, over the tips that have it. */
function averageLengths(stream: Pick<TermStream, 'size' | 'fieldLengths'>): number[] {
  return fields.map((_, field) => {
    let sum = 0;
    let having = 0;
    for (let tip = 0; tip < stream.size; tip++) {
      const length = stream.fieldLengths[tip * FIELDS + field] ?? 0;
      sum += length;
      if (length > 0) having += 1;
    }
    return having > 0 ? sum / having : 1;
  });
}

/** Turns counts by stream number into the row starts of a CSR in the final order. */
function startsOf(counts: Uint32Array, order: Uint32Array, rows: number): Uint32Array {
  const starts = new Uint32Array(rows + 1);
  counts.forEach((count, number) => {
    const row = order[number] ?? 0;
    if (row !== NO_TERM) starts[row + 1] = count;
  });
  for (let row = 0; row < rows; row++) {
    starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  }
  return starts;
}
