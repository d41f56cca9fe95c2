import { foldWord } from '../content/fold-word.ts';
import type { SignalCondition } from '../content/model.ts';
import { dateReader, isNear } from './dates.ts';
import type { Grammar } from './grammar.ts';
import { type Listing, valuesOf } from './listing.ts';
import { MAX_GAP, makePhraseFinder } from './phrases.ts';
import { sentencesOf, type Word, withoutMarkup } from './words.ts';

/** A signal as `/v1/signals` gives it: in one language. */
export interface DetectableSignal {
  readonly slug: string;
  /** How much it matters beside others, from 1 to 10. */
  readonly weight: number;
  /** As `content/signal-phrase.ts` says. */
  readonly phrases: readonly string[];
  readonly unless: readonly string[];
  readonly conditions: readonly SignalCondition[];
}

/** What a listing has a signal by: its own words, or a member that is there or is missing. */
interface Evidence {
  readonly member: string;
  /** The words, or what the member says; undefined where it is missing. */
  readonly text?: string | undefined;
  /** Where the words stand in the member's text as it was given, in UTF-16 code units. */
  readonly start?: number;
  readonly end?: number;
}

/**
 * Finds the signals of a listing, those that matter most first, else in the order of the library. Never throws.
 * @param now milliseconds since 1970
 */
export type Detector<Signal> = (
  listing: Listing,
  now: number,
) => (Signal & { readonly evidence: Evidence })[];

/**
 * Steps that a listing may take, four times as many as most do: one for each UTF-16 code unit that is
 * read, of each text a third of those left at most, and those of finding phrases.
 */
const MAX_STEPS = 40_000;
const MAX_EVIDENCE = 200;
/** Words from one of `unless` to the beginning of a phrase that it takes back, at most. */
const MAX_REACH = 8;

/** The numbers of phrases that deny what follows, and what they follow; others are even, those of `unless` odd. */
const BEFORE = -1;
const AFTER = -2;

/** @param language of the listings, a BCP 47 tag */
export function createDetector<Signal extends DetectableSignal>(
  signals: readonly Signal[],
  language: string | string[],
  { endings, denials }: Grammar,
): Detector<Signal> {
  const readDate = dateReader(language);
  const finder = makePhraseFinder(endings);
  signals.forEach(({ phrases, unless }, i) => {
    for (const phrase of phrases) finder.add(phrase, 2 * i);
    for (const phrase of unless) finder.add(phrase, 2 * i + 1);
  });
  for (const phrase of denials.before) finder.add(phrase, BEFORE);
  for (const phrase of denials.after) finder.add(phrase, AFTER);

  return (listing, now) => {
    /** By the signal's number; undefined where a sentence takes it back, so that members alone no longer have it. */
    const found: (Evidence | undefined)[] = [];
    const steps = { left: MAX_STEPS };
    const members = new Map<string, string[]>();
    for (const name in listing) members.set(name, valuesOf(listing[name]));
    for (const [member, values] of members)
      for (const value of values) {
        if (steps.left < 0) break;
        const text = withoutMarkup(value.slice(0, steps.left / 3));
        steps.left -= text.length;
        for (const words of sentencesOf(text)) {
          const hits = finder.find(words, (at) => readDate(words.slice(at, at + 5), now), steps);
          /**
           * Words at which denied phrases start, and, half a word on, before which they end; and, by
           * the number of their `unless`, those at which phrases of one signal start that are taken back.
           */
          const denied = new Set<number>();
          const isAfterComma = (at: number) => text[words[at - 1]?.[2] ?? 0] === ',';
          for (const [id, start, end] of hits)
            if (id === BEFORE)
              for (let at = start + 1; at <= end + MAX_GAP && (at < end || !isAfterComma(at)); at++)
                denied.add(at);
            else if (id === AFTER)
              for (let at = start; at >= start - MAX_GAP && !isAfterComma(at); at--)
                denied.add(at + 0.5);
            else if (id % 2)
              for (let at = start - MAX_REACH; at <= end + MAX_REACH; at++)
                denied.add(id * MAX_STEPS + at);
          for (const [id, first, next] of hits)
            if (
              denied.has(first) ||
              denied.has(next + 0.5) ||
              denied.has((id | 1) * MAX_STEPS + first)
            )
              found[id >> 1] ??= undefined;
            else if (id >= 0) {
              const start = (words[first] as Word)[1];
              const end = (words[next - 1] as Word)[2];
              found[id >> 1] ??= {
                member,
                text: shown(text.slice(start, end)),
                // Places in one of several texts would say nothing.
                ...(listing[member] === value && { start, end }),
              };
            }
        }
      }
    return signals
      .flatMap((signal, i) => {
        const evidence = i in found ? found[i] : met(signal.conditions, members, now);
        return evidence ? [{ ...signal, evidence }] : [];
      })
      .sort((a, b) => b.weight - a.weight);
  };
}

const shown = (text: string) =>
  text
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_EVIDENCE);

/** The evidence of the first condition that a listing meets. */
function met(
  conditions: readonly SignalCondition[],
  members: ReadonlyMap<string, readonly string[]>,
  now: number,
): Evidence | undefined {
  for (const condition of conditions) {
    const { member } = condition;
    const values = members.get(member);
    if (meets(condition, values ?? [], now))
      return { member, text: values && shown(values.join(', ')) };
  }
  return undefined;
}

function meets(condition: SignalCondition, values: readonly string[], now: number): boolean {
  if ('isAbsent' in condition)
    // Of pay the unit says nothing without a figure.
    return !values.some((value) => !/Salary$/.test(condition.member) || /[1-9]/.test(value));
  if ('hasRange' in condition) return new Set(values.join(' ').match(/\d+([.,]\d+)*/g)).size > 1;
  if ('withinDays' in condition)
    return values.some((value) => isNear(Date.parse(value), now, condition.withinDays));
  const known = values
    .join()
    .match(/[^,;]+/g)
    ?.map(enumerated);
  return condition.is.some((one) => {
    const wanted = enumerated(one);
    return known?.some((value) =>
      one.endsWith('*') ? value.startsWith(wanted) : value === wanted,
    );
  });
}

/** One spelling of `FULL_TIME`, `full-time` and `https://schema.org/FULL_TIME`. */
const enumerated = (value: string) => foldWord(value.replace(/^http.*\//, ''));
