import type { Edition, Tip } from '../content/library.ts';
import type { List } from '../content/list.ts';
import type { SignalSource } from '../content/model.ts';

/** A tip that signals point to. */
export interface Recommendation {
  readonly tip: Tip;
  /** The signals, by their slugs, that point to it. */
  readonly because: readonly string[];
}

/** What is taken of an article or a topic that a signal points to. */
const MAX_TIPS_OF_TARGET = 20;

/** How strongly a signal points to a tip: by itself, through its article, through a topic. */
const STRENGTHS = { tips: 1, articles: 0.5, topics: 0.3 };
/** What the place of a tip in its list costs: editors name the most useful first. */
const COST_OF_PLACE = 0.15;
/** What is left of a signal's weight for further tips, so that others have their turn. */
const LEFT_AFTER_TIP = 0.45;
/** What a tip of the stage that the reader is at gains. */
const GAIN_OF_STAGE = 1.25;

/** How strongly a signal points to tips, by their numbers: a tip that is read again is another object. */
export type Pointers = ReadonlyMap<number, number>;

/** The tips that a signal points to in one language. */
export function pointersOf(
  { tips = [], articles = [], topics = [] }: SignalSource,
  edition: Edition,
): Pointers {
  const pointers = new Map<number, number>();
  const add = (list: List<Tip | undefined>, strength: number) => {
    for (const [place, tip] of list.slice(0, MAX_TIPS_OF_TARGET).entries()) {
      const points = strength / (1 + COST_OF_PLACE * place);
      if (tip) pointers.set(tip.number, Math.max(points, pointers.get(tip.number) ?? 0));
    }
  };
  add(
    tips.map((slug) => edition.tipOfOriginal(slug)),
    STRENGTHS.tips,
  );
  for (const slug of articles) {
    const article = edition.articleOfOriginal(slug);
    if (article) add(edition.listTips({ article: article.slug }), STRENGTHS.articles);
  }
  for (const topic of topics) add(edition.listTips({ topic }), STRENGTHS.topics);
  return pointers;
}

/** A signal of a listing, with where it points. */
export interface Pointing {
  readonly slug: string;
  readonly weight: number;
  readonly pointers: Pointers;
}

/**
 * The tips that signals point to, the best first, no tip twice. One that several point to comes
 * before one that one does, and no signal has all the places.
 * @param stage where the reader is: tips of earlier stages come too late
 */
export function recommend(
  signals: readonly Pointing[],
  { edition, stage, limit }: { edition: Edition; stage: string | undefined; limit: number },
): Recommendation[] {
  const places = new Map(edition.stages.map(({ slug }, place) => [slug, place]));
  const placeOf = (tip: Tip) => places.get(tip.article.stage) ?? 0;
  const start = stage === undefined ? 0 : (places.get(stage) ?? 0);
  const numbers = new Set(signals.flatMap(({ pointers }) => [...pointers.keys()]));
  const candidates = new Set(
    [...numbers]
      .sort((a, b) => a - b)
      .map((number) => edition.tip(number))
      .filter((tip) => placeOf(tip) >= start),
  );
  const left = new Map(signals.map(({ slug, weight }) => [slug, weight]));
  const score = (tip: Tip) =>
    (tip.article.stage === stage ? GAIN_OF_STAGE : 1) *
    signals.reduce(
      (sum, { slug, pointers }) => sum + (left.get(slug) ?? 0) * (pointers.get(tip.number) ?? 0),
      0,
    );
  const chosen: Recommendation[] = [];
  while (chosen.length < limit && candidates.size > 0) {
    let best: Tip | undefined;
    let most = 0;
    for (const tip of candidates) {
      const points = score(tip);
      if (points > most) [best, most] = [tip, points];
    }
    if (!best) break;
    const tip = best;
    candidates.delete(tip);
    const because = signals
      .filter(({ pointers }) => pointers.has(tip.number))
      .map(({ slug }) => slug);
    for (const slug of because) left.set(slug, (left.get(slug) ?? 0) * LEFT_AFTER_TIP);
    chosen.push({ tip, because });
  }
  return chosen;
}
