import type { SynonymRule } from '../../src/content/model.ts';
import { IMPACT_STEPS, quantize } from '../../src/search/index/encoding.ts';
import type { IndexData } from '../../src/search/index/index-data.ts';
import { openParts } from '../../src/search/index/open.ts';
import { coveredWeight, termWeight, WEIGHT_STEPS } from '../../src/search/match/accumulator.ts';
import { type Plan, Planner } from '../../src/search/query/plan.ts';
import {
  type Field,
  feedbackWeight,
  fieldImpact,
  fields,
  formScore,
  pairScore,
  questionScore,
  ranking,
  tipImpact,
  withCoverage,
} from '../../src/search/ranking.ts';
import { analyzerFor } from '../../src/search/text/analysis.ts';
import { alternativesByTerm } from '../../src/search/text/synonyms.ts';
import type { Hit, SearchableTip } from '../../src/search/types.ts';

const textOf: Record<Field, (tip: SearchableTip) => readonly string[]> = {
  title: (tip) => [tip.title],
  summary: (tip) => [tip.summary],
  body: (tip) => [tip.body],
  points: (tip) => [...tip.do, ...tip.avoid],
  examples: (tip) => tip.examples,
  questions: (tip) => tip.questions,
  keywords: (tip) => tip.keywords,
  topics: (tip) => tip.topicNames,
};

/** A tip read in the plainest way: its terms with their places, field after field. */
interface ReadTip {
  /** Places of each term, in all fields. */
  places: Map<string, number[]>;
  frequencies: Map<string, number>[];
  /** The words that each term stands for, folded. */
  forms: Map<string, Set<string>>;
  lengths: number[];
  /** The terms of each question, and how many words it has. */
  questions: { terms: Set<string>; length: number }[];
}

/** The runs of words that hyphens join, folded. */
function hyphenatedIn(text: string): string[][] {
  const runs: string[][] = [];
  analyzerFor('en').scan(text, (start, end, hyphenated) => {
    if (!hyphenated) runs.push([]);
    runs.at(-1)?.push(analyzerFor('en').fold(text.slice(start, end)));
  });
  return runs.filter(({ length }) => length > 1 && length < 5);
}

/** The hyphenated words of tips that have a stop word for a part, a space between the parts. */
function compoundsOf(tips: readonly SearchableTip[]): string[] {
  const runs = tips.flatMap((tip) =>
    fields.flatMap((field) => textOf[field](tip).flatMap(hyphenatedIn)),
  );
  const compounds = runs.filter((run) => run.some((part) => analyzerFor('en').term(part) === ''));
  return [...new Set(compounds.map((run) => run.join(' ')))];
}

function readTip(
  tip: SearchableTip,
  phrases: readonly string[],
  compounds: readonly string[],
): ReadTip {
  const analyzer = analyzerFor('en');
  const { fold } = analyzer;
  const read: ReadTip = {
    places: new Map(),
    frequencies: [],
    forms: new Map(),
    lengths: [],
    questions: [],
  };
  let place = 0;
  for (const field of fields) {
    const frequencies = new Map<string, number>();
    let length = 0;
    let inText = new Set<string>();
    const add = (term: string, at: number, word?: string) => {
      if (word !== undefined)
        read.forms.set(term, new Set([...(read.forms.get(term) ?? []), word]));
      inText.add(term);
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      read.places.set(term, [...(read.places.get(term) ?? []), at]);
    };
    for (const text of textOf[field](tip)) {
      inText = new Set();
      const start = place;
      const keys: string[] = [];
      const words: string[] = [];
      let parts: string[] = [];
      const join = () => {
        const joined = analyzer.term(parts.join(''));
        if (parts.length > 1 && parts.length < 5 && joined)
          add(joined, place - parts.length, parts.join(''));
        parts = [];
      };
      analyzer.scan(text, (start, end, hyphenated) => {
        const raw = text.slice(start, end);
        if (!hyphenated) join();
        parts.push(fold(raw));
        const term = analyzer.term(raw);
        if (term) {
          add(term, place, fold(raw));
          length += 1;
        }
        if ((field === 'questions' || field === 'title') && (!term || term !== term.toLowerCase()))
          add(analyzer.stopWordTerm(fold(raw).toLowerCase(), field === 'title'), place);
        words.push(fold(raw));
        for (const compound of compounds) {
          const { length } = compound.split(' ');
          const joined = analyzer.term(compound.replaceAll(' ', ''));
          if (parts.length >= length || !joined) continue;
          if (words.slice(-length).join(' ') === compound)
            add(joined, place - length + 1, compound.replaceAll(' ', ''));
        }
        keys.push(term || fold(raw));
        for (const phrase of phrases) {
          const length = phrase.split(' ').length;
          if (length > 1 && keys.slice(-length).join(' ') === phrase)
            add(phrase, place - length + 1);
        }
        place += 1;
      });
      join();
      if (field === 'questions' && place > start)
        read.questions.push({ terms: inText, length: place - start });
      place += 100;
    }
    read.frequencies.push(frequencies);
    read.lengths.push(length);
  }
  return read;
}

/** Scores every tip by itself: what the index must find, in the order in which it must. */
export function bruteForce(
  tips: readonly SearchableTip[],
  data: IndexData,
  q: string,
  synonyms: readonly SynonymRule[] = [],
  passes: (hit: Pick<Hit, 'tip'>) => boolean = () => true,
): Hit[] {
  const analyzer = analyzerFor('en');
  const index = openParts(data);
  const plan = new Planner(index, analyzer).plan(q);
  const phrases = new Set([...alternativesByTerm(analyzer, synonyms).values()].flat());
  const compounds = compoundsOf(tips);
  const read = tips.map((tip) => readTip(tip, [...phrases], compounds));
  const averages = fields.map((_, field) => {
    const lengths = read.map((tip) => tip.lengths[field] as number).filter((length) => length > 0);
    return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  });
  const term = (number: number) => index.lexicon.termText(number);
  const hasPhrase = (tip: ReadTip, phrase: Plan['excluded'][number]) => {
    const places = phrase.map((part) => new Set(tip.places.get(term(part.term)) ?? []));
    return [...(places[0] ?? [])].some((start) =>
      phrase.every(({ offset }, index) =>
        places[index]?.has(start + offset - (phrase[0]?.offset ?? 0)),
      ),
    );
  };
  const impact = (tip: ReadTip, name: string) =>
    fields.reduce((sum, field, index) => {
      const frequency = tip.frequencies[index]?.get(name) ?? 0;
      if (frequency === 0) return sum;
      const length = tip.lengths[index] as number;
      return sum + fieldImpact(ranking.fields[field], frequency, length, averages[index] as number);
    }, 0);

  const weight = plan.terms.reduce((sum, queryTerm) => sum + termWeight(queryTerm), 0);
  const hits: Hit[] = [];
  read.forEach((tip, number) => {
    if (!passes({ tip: number })) return;
    const hasAny = (variants: Plan['excluded']) => variants.some((each) => hasPhrase(tip, each));
    if (!plan.phrases.every(hasAny)) return;
    if (hasAny(plan.excluded)) return;
    let sum = 0;
    let covered = 0;
    let isFound = plan.phrases.length > 0 || plan.everything;
    for (const queryTerm of plan.terms) {
      const impacts = queryTerm.alternatives.map((alternative) => {
        const name = term(alternative.term);
        if (!tip.places.has(name)) return 0;
        const stored = quantize(tipImpact(impact(tip, name)));
        return Math.max(1, Math.round(stored * alternative.impactShare));
      });
      const best = Math.max(...impacts);
      const first = queryTerm.alternatives[impacts.findIndex((each) => each > 0)];
      if (!first) continue;
      if (!queryTerm.stop) isFound = true;
      sum += best * termWeight(queryTerm);
      covered += coveredWeight(queryTerm, first);
    }
    const isCompleted = plan.terms.some(({ prefixRange = [0, 0] as const }) =>
      [...index.lexicon.termsIn(prefixRange)].some((number) => tip.places.has(term(number))),
    );
    if (!isFound && !isCompleted) return;
    const score =
      sum === 0 ? 0 : withCoverage(sum / (IMPACT_STEPS * WEIGHT_STEPS), covered, weight);
    hits.push({ tip: number, score });
  });
  const slug = (hit: Hit) => tips[hit.tip]?.slug ?? '';
  const sorted = (some: Hit[]) =>
    some.sort((a, b) => b.score - a.score || (slug(a) < slug(b) ? -1 : 1));
  const { rerankDepth, rerankPlaces } = ranking;
  const depth = Math.min(rerankDepth, Math.ceil(rerankPlaces / plan.terms.length));
  const best = sorted(hits).slice(0, depth);
  for (const hit of plan.terms.length > 0 ? best : []) {
    const tip = read[hit.tip] as ReadTip;
    hit.score += nearness(tip, plan, term) + likeness(tip, plan, term);
    for (const { typed, rarity } of plan.terms) {
      const name = typed && term(typed.term);
      const words = [...(tip.forms.get(name ?? '') ?? [])];
      const forms = words.map((word) => index.lexicon.formOf(index.lexicon.wordNumber(word)));
      if (!typed || !name || !forms.some((form) => (form & typed.form) !== 0)) continue;
      hit.score += formScore(rarity, quantize(tipImpact(impact(tip, name))) / IMPACT_STEPS);
    }
  }
  const [first] = sorted(best);
  if (!first) return hits;
  const asked = plan.terms.flatMap(({ alternatives }) => alternatives.map(({ term }) => term));
  const added = [...index.significantTerms.weightsOf(first.tip)]
    .filter(([number]) => !asked.includes(number))
    .slice(0, ranking.feedbackTerms);
  const significance = added.reduce((sum, [, weight]) => sum + weight, 0);
  for (const hit of best) {
    const tip = read[hit.tip] as ReadTip;
    for (const [number, weight] of added) {
      if (!tip.places.has(term(number))) continue;
      const stored = quantize(tipImpact(impact(tip, term(number)))) / IMPACT_STEPS;
      hit.score += feedbackWeight(plan.terms) * (weight / significance) * stored;
    }
  }
  return [...sorted(best), ...hits.slice(depth)];
}

function nearness(tip: ReadTip, plan: Plan, term: (number: number) => string): number {
  let score = 0;
  plan.terms.slice(1).forEach((second, index) => {
    const first = plan.terms[index];
    if (!first) return;
    const gap = second.position - first.position;
    const [from, to] = [first, second].map((queryTerm) => {
      const names = queryTerm.alternatives.slice(0, 3).map((alternative) => term(alternative.term));
      return tip.places.get(names.find((name) => tip.places.has(name)) ?? '') ?? [];
    });
    const distances = (from ?? []).flatMap((a) => (to ?? []).map((b) => b - a));
    const near = distances.filter((distance) => Math.abs(distance) <= ranking.proximityWindow);
    const adjacent = near.filter((distance) => distance === 1 || distance === gap);
    if (near.length === 0 || gap > 4) return;
    score += pairScore(Math.min(first.rarity, second.rarity), adjacent.length, near.length);
  });
  return score;
}

/** What the question gives that is most like the query. */
function likeness(tip: ReadTip, plan: Plan, term: (number: number) => string): number {
  const queryWeight = plan.terms.reduce((sum, { rarity }) => sum + rarity, 0);
  const scores = tip.questions.map(({ terms, length }) => {
    let weight = 0;
    let words = 0;
    for (const { rarity, alternatives } of plan.terms) {
      const had = alternatives.filter((alternative) => terms.has(term(alternative.term)));
      const share = Math.max(0, ...had.map((alternative) => alternative.impactShare));
      weight += rarity * share;
      words += share;
    }
    return questionScore(weight, queryWeight, words, length);
  });
  return Math.max(0, ...scores);
}
