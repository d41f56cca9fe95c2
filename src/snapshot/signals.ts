import type { Edition } from '../content/library.ts';
import { localesFor } from '../content/locales.ts';
import type { SignalSource } from '../content/model.ts';
import { repeatable } from '../content/shorten.ts';
import { createDetector, type DetectableSignal, type Detector } from '../match/detect.ts';
import { grammarOf } from '../match/grammar.ts';
import { type Pointers, pointersOf, type Recommendation, recommend } from '../match/recommend.ts';

/** The most signals of a listing that choose its tips: those that matter most. */
export const MAX_SIGNALS = 6;

/** Without capitals and accents, which no phrase is found by: they weigh in what browsers load. */
const lightened = (phrases: readonly string[] = []) =>
  phrases.map((phrase) => phrase.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, ''));

interface NamedSignal extends DetectableSignal {
  readonly name: string;
  readonly description: string;
}

/** Characters of what a listing calls a member, which schema.org's names are shorter than. */
export const MAX_MEMBER = 100;

/** The same, with evidence as responses can repeat it: a listing may hold anything. */
const withRepeatable =
  (detect: Detector<NamedSignal>): Detector<NamedSignal> =>
  (listing, now) =>
    detect(listing, now).map(({ evidence, ...signal }) => ({
      ...signal,
      evidence: {
        ...evidence,
        member: repeatable(evidence.member, MAX_MEMBER),
        text: evidence.text && repeatable(evidence.text),
      },
    }));

/** The signals of a library in one language. */
export class EditionSignals {
  readonly list: readonly NamedSignal[];
  readonly #edition: Edition;
  readonly #sources: readonly SignalSource[];
  readonly #pointers = new Map<string, Pointers>();
  #detector: Detector<NamedSignal> | undefined;

  constructor(edition: Edition, sources: readonly SignalSource[]) {
    const { language } = edition;
    this.list = sources.map((source) => ({
      slug: source.slug,
      // Every text is there in each language that has articles.
      name: source.name[language] ?? '',
      description: source.description[language] ?? '',
      weight: source.weight ?? 5,
      phrases: lightened(source.phrases?.[language]),
      unless: lightened(source.unless?.[language]),
      conditions: source.conditions ?? [],
    }));
    this.#edition = edition;
    this.#sources = sources;
  }

  /** Finds the signals of a listing; see `Detector`. */
  get detect(): Detector<NamedSignal> {
    const { language } = this.#edition;
    this.#detector ??= withRepeatable(
      createDetector(this.list, localesFor(language), grammarOf(language)),
    );
    return this.#detector;
  }

  get(slug: string): NamedSignal | undefined {
    return this.list.find((signal) => signal.slug === slug);
  }

  /** The tips that these signals point to; in whatever order they are, the tips are the same. */
  recommend(
    slugs: readonly string[],
    options: { stage: string | undefined; limit: number },
  ): Recommendation[] {
    const pointings = slugs.toSorted().flatMap((slug) => {
      const signal = this.get(slug);
      return signal ? [{ slug, weight: signal.weight, pointers: this.#pointersOf(slug) }] : [];
    });
    return recommend(pointings, { ...options, edition: this.#edition });
  }

  #pointersOf(slug: string): Pointers {
    const known = this.#pointers.get(slug);
    if (known) return known;
    const source = this.#sources.find((one) => one.slug === slug);
    const pointers = source ? pointersOf(source, this.#edition) : new Map();
    this.#pointers.set(slug, pointers);
    return pointers;
  }
}
