import { readdirSync, readFileSync } from 'node:fs';
import { loadFolder } from '../../src/content/load/load.ts';
import { readListing } from '../../src/match/listing.ts';
import { makeSnapshot } from '../helpers/app.ts';

/** What is judged by hand of a listing: `listings/README.md` says how. */
interface JudgedListing {
  readonly id: string;
  readonly lang: string;
  readonly today: string;
  readonly listing: unknown;
  readonly signals: readonly { readonly signal: string }[];
}

/** How often a signal was found rightly and wrongly, and how often it was missed. */
interface Score {
  right: number;
  wrong: number;
  missed: number;
}

const LISTINGS = new URL('./listings/', import.meta.url);

/** Of each file its listing, or its listings. */
export function readJudged(folder = ''): JudgedListing[] {
  const place = new URL(folder, LISTINGS);
  return readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, place), 'utf8')));
}

export async function shippedContent() {
  const loaded = await loadFolder('content');
  if (!loaded.ok) throw new Error('the shipped content has issues');
  return loaded.content;
}

/** The shipped library. */
export const shippedSnapshot = async () => makeSnapshot(await shippedContent());

/** What is found in listings against what the judge found, in all and by signal. */
export async function judge(listings: readonly JudgedListing[]) {
  const { signals } = await shippedSnapshot();
  const scores = new Map<string, Score>();
  const scoreOf = (slug: string): Score => {
    const score = scores.get(slug) ?? { right: 0, wrong: 0, missed: 0 };
    scores.set(slug, score);
    return score;
  };
  const wrong: string[] = [];
  for (const { id, lang, today, listing, signals: judged } of listings) {
    const found = signals.get(lang)?.detect(readListing(listing) ?? {}, Date.parse(today)) ?? [];
    const expected = new Set(judged.map(({ signal }) => signal));
    for (const { slug, evidence } of found)
      if (expected.delete(slug)) scoreOf(slug).right++;
      else {
        scoreOf(slug).wrong++;
        wrong.push(`${id}: ${slug} by “${evidence.text ?? evidence.member}”`);
      }
    for (const slug of expected) scoreOf(slug).missed++;
  }
  const total = { right: 0, wrong: 0, missed: 0 };
  for (const score of scores.values()) {
    total.right += score.right;
    total.wrong += score.wrong;
    total.missed += score.missed;
  }
  return { scores, ...figuresOf(total), wrong };
}

export const figuresOf = ({ right, wrong, missed }: Score) => ({
  ...{ right, wrong, missed },
  precision: right / (right + wrong),
  recall: right / (right + missed),
});

/** Sentences by signal: that have it, and that only look like it. */
type Sentences = Record<string, Record<'says' | 'doesNot', string[]>>;

/** Of sentences, what share of those that have a signal is found, and of those that don't have it. */
export async function judgeSentences(language: string) {
  const file = new URL(`./sentences/${language}.json`, import.meta.url);
  const sentences: Sentences = JSON.parse(readFileSync(file, 'utf8'));
  const { signals } = await shippedSnapshot();
  const now = Date.parse('2026-12-01');
  const share = (kind: 'says' | 'doesNot', isHeldOut: boolean) => {
    const hits = Object.entries(sentences).flatMap(([signal, lists]) =>
      lists[kind]
        .filter((_, i) => (i % 3 === 2) === isHeldOut)
        .map((text) => signals.get(language)?.detect({ text }, now) ?? [])
        .map((found) => found.some(({ slug }) => slug === signal)),
    );
    return hits.filter(Boolean).length / hits.length;
  };
  const shares = (isHeldOut: boolean) => ({
    found: share('says', isHeldOut),
    raised: share('doesNot', isHeldOut),
  });
  return { tunedOn: shares(false), heldOut: shares(true) };
}
