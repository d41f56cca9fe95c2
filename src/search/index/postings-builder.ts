import {
  type FieldWeight,
  fieldImpact,
  fields,
  ranking,
  tipImpact,
  wordWeight,
} from '../ranking.ts';
import { isStopWordTerm } from '../text/analysis.ts';
import { NO_TERM, quantize, SIGNIFICANT_TERMS, TIP_BITS } from './encoding.ts';
import type { IndexData } from './index-data.ts';
import { POSITION_BLOCK } from './postings.ts';
import type { SortedStrings } from './sorted-strings.ts';
import { rowStarts } from './tip-rows.ts';
import type { TermStream } from './token-stream.ts';

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
  for (let tip = 0; tip < sizeOf(stream); tip++) {
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
 * @param counts of the stream's terms
 * @param finalTerms the terms in their final order
 * @param formOfWord which form of its term each word is, as `formsOf` has it
 */
export function buildPostings(
  stream: TermStream,
  counts: TermCounts,
  { strings, numbers, order }: SortedStrings,
  formOfWord: Uint8Array,
): Pick<IndexData, 'postings' | 'significantTerms'> {
  const size = sizeOf(stream);
  const stopWordTerms = strings.filter(isStopWordTerm).length;
  const starts = rowStarts(numbers.map((number) => counts.tipsWith[number] ?? 0));
  const positionStarts = rowStarts(numbers.map((number) => counts.positionBytes[number] ?? 0));
  const occurrences = Uint32Array.from(numbers, (number) => counts.occurrences[number] ?? 0);
  const wordWeights = Float64Array.from(numbers, (number, term) =>
    wordWeight(size, counts.tipsWith[number] ?? 0, occurrences[term] ?? 0),
  );
  const entries = new Uint32Array(starts.at(-1) ?? 0);
  const forms = new Uint8Array((entries.length + 1) >>> 1);
  const positions = new Uint8Array(positionStarts.at(-1) ?? 0);
  const positionBlocks = new Uint32Array(Math.ceil(entries.length / POSITION_BLOCK));
  const significantTerms = new Uint32Array(size * SIGNIFICANT_TERMS).fill(NO_TERM);

  const nextPosting = starts.slice();
  const nextPosition = positionStarts.slice();
  const averages = averageLengths(stream.fieldLengths);
  const seenIn = new Uint32Array(numbers.length).fill(NO_TERM);
  const slotOf = new Uint32Array(numbers.length);
  const terms: number[] = [];
  const mostTerms = longestTip(stream.fieldEnds);
  const frequencies = new Uint32Array(mostTerms * FIELDS);
  const lastPosition = new Uint32Array(mostTerms);
  const lastStep = new Uint32Array(mostTerms);
  const best = new Float64Array(SIGNIFICANT_TERMS);

  let at = 0;
  for (let tip = 0; tip < size; tip++) {
    terms.length = 0;
    for (let field = 0; field < FIELDS; field++) {
      const end = stream.fieldEnds[tip * FIELDS + field] ?? 0;
      for (; at < end; at++) {
        const term = order[stream.terms[at] ?? 0] ?? 0;
        if (seenIn[term] !== tip) {
          seenIn[term] = tip;
          slotOf[term] = terms.length;
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
      }
    }

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
        significantTerms,
        tip * SIGNIFICANT_TERMS,
        best,
        term,
        impact * (wordWeights[term] ?? 0),
      );
    }
  }
  const { textStarts } = stream;
  return {
    postings: { starts, entries, forms, positionBlocks, positions, occurrences, textStarts },
    significantTerms,
  };
}

/** How many bytes a step of positions takes, as `PostingsData` has them. */
function encodedLength(step: number): number {
  let bytes = 1;
  for (let rest = step >>> 6; rest > 0; rest >>>= 7) bytes += 1;
  return bytes;
}

/** Writes a step at `at`, without the bit of a posting's last, and returns where the next one goes. */
function encodeStep(bytes: Uint8Array, at: number, step: number): number {
  let rest = step << 1;
  let to = at;
  for (; rest > 0x7f; rest >>>= 7) bytes[to++] = (rest & 0x7f) | 0x80;
  bytes[to++] = rest;
  return to;
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

function sizeOf({ textStarts }: TermStream): number {
  return textStarts.length - 1;
}

/** How many terms a tip has at most. */
function longestTip(fieldEnds: Uint32Array): number {
  let most = 0;
  let start = 0;
  for (let at = FIELDS - 1; at < fieldEnds.length; at += FIELDS) {
    const end = fieldEnds[at] ?? 0;
    most = Math.max(most, end - start);
    start = end;
  }
  return most;
}

/** Mean number of words of each field, over the tips that have it. */
function averageLengths(fieldLengths: Uint32Array): number[] {
  return fields.map((_, field) => {
    let sum = 0;
    let having = 0;
    for (let at = field; at < fieldLengths.length; at += FIELDS) {
      const length = fieldLengths[at] ?? 0;
      sum += length;
      if (length > 0) having += 1;
    }
    return having > 0 ? sum / having : 1;
  });
}
