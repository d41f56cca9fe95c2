import { fold } from '../content/fold.ts';
import type { SignalCondition } from '../content/model.ts';
import { dateReader } from './dates.ts';
import type { Endings } from './endings.ts';
import { type Listing, valuesOf } from './listing.ts';
import { PhraseFinder } from './phrases.ts';
import { scanWords, type Words, withoutMarkup } from './words.ts';

/** A signal as `/v1/signals` gives it: in one language. */
export interface DetectableSignal {
  readonly slug: string;
  readonly name: string;
  /** How much it matters beside others, from 1 to 10. */
  readonly weight: number;
  /** As `content/signal-phrase.ts` says. */
  readonly phrases: readonly string[];
  readonly unless: readonly string[];
  readonly conditions: readonly SignalCondition[];
}

/** What a listing has a signal by: its own words, or a member that is there or is missing. */
export interface Evidence {
  readonly member: string;
  /** The words, or what the member says; absent where it is missing. */
  readonly text?: string;
  /** Where the words stand in the member's text as it was given, in UTF-16 code units. */
  readonly start?: number;
  readonly end?: number;
}

export interface FoundSignal extends Pick<DetectableSignal, 'slug' | 'name' | 'weight'> {
  readonly evidence: Evidence;
}

/**
 * Finds the signals of a listing, those that matter most first. Never throws.
 * @param now milliseconds since 1970
 */
export type Detector = (listing: Listing, now: number) => FoundSignal[];

/** The members that are read, and the text of a listing that is no `JobPosting`. */
const TEXT_MEMBERS = [
  'title',
  'text',
  'description',
  'responsibilities',
  'qualifications',
  'skills',
  'experienceRequirements',
  'educationRequirements',
  'jobBenefits',
  'incentiveCompensation',
  'workHours',
  'specialCommitments',
  'physicalRequirement',
  'securityClearanceRequirement',
  'eligibilityToWorkRequirement',
  'applicationContact',
];
/** UTF-16 code units of a listing that are read. */
const MAX_LENGTH = 100_000;
const MAX_EVIDENCE = 200;
const DAY = 86_400_000;

/**
 * @param language of the listings, a BCP 47 tag
 * @param endings that forms of words have in it
 */
export function createDetector(
  signals: readonly DetectableSignal[],
  language: string,
  endings: Endings,
): Detector {
  const readDate = dateReader(language);
  const finder = new PhraseFinder(endings);
  signals.forEach(({ phrases, unless }, i) => {
    for (const phrase of phrases) finder.add(phrase, 2 * i);
    for (const phrase of unless) finder.add(phrase, 2 * i + 1);
  });

  return (listing, now) => {
    /** By signal: evidence with its sentence, and the sentences in which it doesn't count. */
    const found: [evidence: Evidence, sentence: number][][] = signals.map(() => []);
    const refused = signals.map(() => new Set<number>());
    let sentence = 0;
    let left = MAX_LENGTH;
    for (const member of TEXT_MEMBERS) {
      const texts = valuesOf(listing[member]);
      for (const value of texts) {
        const given = listing[member];
        // Places in one of several texts would say nothing.
        const text = (typeof given === 'string' ? given : value).slice(0, left);
        left -= text.length;
        const plain = withoutMarkup(text);
        const { words, starts, ends } = wordsOf(plain);
        const dateAt = (at: number) => readDate(words, at, now);
        sentence++;
        for (let at = 0; at < words.length; at++) {
          if (!words[at]) sentence++;
          else
            finder.find(words, at, dateAt, (id, after) => {
              if (id % 2) refused[id >> 1]?.add(sentence);
              else {
                const start = starts[at] ?? 0;
                const end = ends[after - 1] ?? 0;
                const place = typeof given === 'string' ? { start, end } : {};
                const quote = shown(plain.slice(start, end));
                found[id >> 1]?.push([{ member, text: quote, ...place }, sentence]);
              }
            });
        }
      }
    }
    return signals
      .flatMap(({ slug, name, weight, conditions }, i) => {
        const evidence =
          found[i]?.find(([, place]) => !refused[i]?.has(place))?.[0] ??
          (refused[i]?.size ? undefined : met(conditions, listing, now));
        return evidence ? [{ slug, name, weight, evidence }] : [];
      })
      .sort((a, b) => b.weight - a.weight || (a.slug < b.slug ? -1 : 1));
  };
}

function wordsOf(text: string): Words {
  const words = { words: [], starts: [], ends: [] };
  scanWords(text, words);
  return words;
}

const shown = (text: string) =>
  text
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_EVIDENCE);

/** The evidence of the first condition that a listing meets. */
function met(
  conditions: readonly SignalCondition[],
  listing: Listing,
  now: number,
): Evidence | undefined {
  for (const condition of conditions) {
    const { member } = condition;
    const values = valuesOf(listing[member]);
    if (meets(condition, values, now))
      return 'isAbsent' in condition ? { member } : { member, text: shown(values.join(', ')) };
  }
  return undefined;
}

function meets(condition: SignalCondition, values: readonly string[], now: number): boolean {
  if ('isAbsent' in condition)
    // Of pay the unit says nothing without a figure.
    return !values.some((value) => !/Salary$/.test(condition.member) || /[1-9]/.test(value));
  if ('hasRange' in condition)
    return new Set(values.flatMap((value) => value.match(/\d+(?:[.,]\d+)*/g) ?? [])).size > 1;
  if ('withinDays' in condition)
    return values.some((value) => {
      const ahead = Date.parse(value) - now;
      return ahead > -DAY && ahead <= condition.withinDays * DAY;
    });
  const known = values.flatMap((value) => value.split(/[,;]/)).map(normalised);
  return condition.is.some((one) => {
    const wanted = normalised(one.replace('*', ''));
    return known.some((value) => (one.endsWith('*') ? value.startsWith(wanted) : value === wanted));
  });
}

/** One spelling of `FULL_TIME`, `full-time` and `https://schema.org/FULL_TIME`. */
const normalised = (value: string) =>
  fold(value.replace(/^https?:.*\//, '').replace(/[\s_-]+/g, ''));
