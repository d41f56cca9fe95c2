import {
  type FieldWeight,
  fieldImpact,
  fields,
  inverseDocumentFrequency,
  ranking,
} from '../ranking.ts';
import {
  type IndexData,
  NO_TERM,
  POSITION_BLOCK,
  quantize,
  TELLING_TERMS,
  TEXT_GAP,
  TIP_BITS,
} from './index-data.ts';
import { encodedLength, encodeStep } from './positions.ts';

/** The tips as a stream of terms. */
export interface TermStream {
  size: number;
  terms: Uint32Array;
  positions: Uint32Array;
  /** For each tip and field, where its part of the stream ends. */
  fieldEnds: Uint32Array;
  /** For each tip and field, its number of words. */
  fieldLengths: Uint32Array;
}

type Postings = Pick<
  IndexData,
  'postingStart' | 'postings' | 'positionBlock' | 'positions' | 'textStart' | 'telling'
>;

const FIELDS = fields.length;
const weights: readonly FieldWeight[] = fields.map((field) => ranking.fields[field]);

/** How many tips have each term, and how many bytes its positions take. */
export function countTerms(
  stream: TermStream,
  termCount: number,
): { tipsWith: Uint32Array; positionBytes: Uint32Array } {
  const tipsWith = new Uint32Array(termCount);
  const positionBytes = new Uint32Array(termCount);
  const seenIn = new Uint32Array(termCount).fill(NO_TERM);
  const last = new Uint32Array(termCount);
  let at = 0;
  for (let tip = 0; tip < stream.size; tip++) {
    const end = stream.fieldEnds[tip * FIELDS + FIELDS - 1] as number;
    for (; at < end; at++) {
      const term = stream.terms[at] as number;
      const position = stream.positions[at] as number;
      if (seenIn[term] !== tip) {
        seenIn[term] = tip;
        tipsWith[term] = (tipsWith[term] as number) + 1;
        last[term] = 0;
      }
      const bytes = encodedLength(position - (last[term] as number));
      positionBytes[term] = (positionBytes[term] as number) + bytes;
      last[term] = position;
    }
  }
  return { tipsWith, positionBytes };
}

/**
 * Lays out the postings, tips ascending in each term, with their impacts and positions.
 *
 * @param order the final number of each term of the stream
 * @param counts of the stream's terms, from `countTerms`
 */
export function buildPostings(
  stream: TermStream,
  order: Uint32Array,
  counts: { tipsWith: Uint32Array; positionBytes: Uint32Array },
  termCount: number,
): Postings {
  const postingStart = startsOf(counts.tipsWith, order, termCount);
  const positionStart = startsOf(counts.positionBytes, order, termCount);
  const postings = new Uint32Array(postingStart[termCount] as number);
  const positions = new Uint8Array(positionStart[termCount] as number);
  const positionBlock = new Uint32Array(Math.ceil(postings.length / POSITION_BLOCK));
  const textStart = new Uint32Array(stream.size + 1);
  const telling = new Uint32Array(stream.size * TELLING_TERMS).fill(NO_TERM);
  const idf = Float64Array.from({ length: termCount }, (_, term) =>
    inverseDocumentFrequency(
      stream.size,
      (postingStart[term + 1] as number) - (postingStart[term] as number),
    ),
  );

  const nextPosting = postingStart.slice();
  const nextPosition = positionStart.slice();
  const averages = averageLengths(stream);
  const seenIn = new Uint32Array(termCount).fill(NO_TERM);
  const slotOf = new Uint32Array(termCount);
  const terms: number[] = [];
  let frequencies = new Uint32Array(256 * FIELDS);
  let lastPosition = new Uint32Array(256);
  let lastStep = new Uint32Array(256);
  const best = new Float64Array(TELLING_TERMS);

  let at = 0;
  for (let tip = 0; tip < stream.size; tip++) {
    terms.length = 0;
    let last = -1;
    for (let field = 0; field < FIELDS; field++) {
      const end = stream.fieldEnds[tip * FIELDS + field] as number;
      for (; at < end; at++) {
        const term = order[stream.terms[at] as number] as number;
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
          const posting = nextPosting[term] as number;
          if (posting % POSITION_BLOCK === 0) {
            positionBlock[posting / POSITION_BLOCK] = nextPosition[term] as number;
          }
        }
        const slot = slotOf[term] as number;
        const cell = slot * FIELDS + field;
        frequencies[cell] = (frequencies[cell] as number) + 1;
        const position = stream.positions[at] as number;
        const to = nextPosition[term] as number;
        const step = position - (lastPosition[slot] as number);
        nextPosition[term] = encodeStep(positions, to, step, false);
        lastPosition[slot] = position;
        lastStep[slot] = to;
        if (position > last) last = position;
      }
    }
    const words = last < 0 ? 0 : ((last + TEXT_GAP) >>> 5) + 1;
    textStart[tip + 1] = (textStart[tip] as number) + words;

    best.fill(0);
    for (let slot = 0; slot < terms.length; slot++) {
      const term = terms[slot] as number;
      const step = lastStep[slot] as number;
      positions[step] = (positions[step] as number) | 1;
      let impact = 0;
      for (let field = 0; field < FIELDS; field++) {
        const cell = slot * FIELDS + field;
        const frequency = frequencies[cell] as number;
        if (frequency === 0) continue;
        frequencies[cell] = 0;
        impact += fieldImpact(
          weights[field] as FieldWeight,
          frequency,
          stream.fieldLengths[tip * FIELDS + field] as number,
          averages[field] as number,
        );
      }
      const posting = nextPosting[term] as number;
      postings[posting] = ((quantize(impact) << TIP_BITS) | tip) >>> 0;
      nextPosting[term] = posting + 1;
      keepTelling(telling, tip * TELLING_TERMS, best, term, impact * (idf[term] as number));
    }
  }
  return { postingStart, postings, positionBlock, positions, textStart, telling };
}

/** Puts a term among the best of its tip, in order. */
function keepTelling(
  telling: Uint32Array,
  start: number,
  best: Float64Array,
  term: number,
  score: number,
): void {
  let at = TELLING_TERMS;
  while (at > 0 && score > (best[at - 1] as number)) at -= 1;
  if (at === TELLING_TERMS) return;
  for (let i = TELLING_TERMS - 1; i > at; i--) {
    best[i] = best[i - 1] as number;
    telling[start + i] = telling[start + i - 1] as number;
  }
  best[at] = score;
  telling[start + at] = term;
}

/** Mean number of words of each field, over the tips that have it. */
function averageLengths(stream: Pick<TermStream, 'size' | 'fieldLengths'>): number[] {
  return fields.map((_, field) => {
    let sum = 0;
    let having = 0;
    for (let tip = 0; tip < stream.size; tip++) {
      const length = stream.fieldLengths[tip * FIELDS + field] as number;
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
    const row = order[number] as number;
    if (row !== NO_TERM) starts[row + 1] = count;
  });
  for (let row = 0; row < rows; row++) {
    starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  }
  return starts;
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
