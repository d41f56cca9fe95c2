import type { Edition, Tip } from '../content/library.ts';
import type { SignalSource } from '../content/model.ts';
import { repeatable } from '../content/shorten.ts';
import { createDetector, type DetectableSignal, type Detector } from '../match/detect.ts';
import { type Grammar, grammarOf } from '../match/grammar.ts';
import { pointersOf, type Recommendation, recommend } from '../match/recommend.ts';

/** The most signals of a listing that choose its tips: those that matter most. */
export const MAX_SIGNALS = 6;

/** Every text is there in each language that has articles. */
const inLanguage = (texts: Readonly<Record<string, string>>, language: string) =>
  texts[language] ?? '';

/** Without capitals and accents, which no phrase is found by: they weigh in what browsers load. */
const lightened = (phrases: readonly string[] = []) =>
  phrases.map((phrase) => phrase.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, ''));

interface NamedSignal extends DetectableSignal {
  readonly name: string;
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
  readonly grammar: Grammar;
  readonly #edition: Edition;
  readonly #sources: ReadonlyMap<string, SignalSource>;
  readonly #pointers = new Map<string, ReadonlyMap<Tip, number>>();
  #detector: Detector<NamedSignal> | undefined;

  constructor(edition: Edition, sources: readonly SignalSource[]) {
    const { language } = edition;
    this.list = sources.map(({ slug, name, phrases, unless, conditions = [], weight = 5 }) => ({
      slug,
      name: inLanguage(name, language),
      weight,
      phrases: lightened(phrases?.[language]),
      unless: lightened(unless?.[language]),
      conditions,
    }));
    this.grammar = grammarOf(language);
    this.#edition = edition;
    this.#sources = new Map(sources.map((source) => [source.slug, source]));
  }

  /** Finds the signals of a listing; see `Detector`. */
  get detect(): Detector<NamedSignal> {
    this.#detector ??= withRepeatable(
      createDetector(this.list, this.#edition.language, this.grammar),
    );
    return this.#detector;
  }

  get(slug: string): NamedSignal | undefined {
    return this.list.find((signal) => signal.slug === slug);
  }

  description(slug: string): string {
    return inLanguage(this.#sources.get(slug)?.description ?? {}, this.#edition.language);
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

  #pointersOf(slug: string): ReadonlyMap<Tip, number> {
    const known = this.#pointers.get(slug);
    if (known) return known;
    const source = this.#sources.get(slug);
    const pointers = source ? pointersOf(source, this.#edition) : new Map<Tip, number>();
    this.#pointers.set(slug, pointers);
    return pointers;
  }
}
