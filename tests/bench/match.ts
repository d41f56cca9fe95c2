/**
 * Finding signals in listings: how many a second on one core, the slowest, and how well. The table
 * is of the listings that phrases were tried on; those set aside have their sums alone.
 */
import { readListing } from '../../src/match/listing.ts';
import { figuresOf, judge, readJudged, shippedSnapshot } from '../match/judged.ts';

const SECONDS = 5;

const { signals } = await shippedSnapshot();
const listings = readJudged().map(({ lang, listing }) => ({
  detect: signals.get(lang)?.detect,
  listing: readListing(listing) ?? {},
}));
const now = Date.parse('2026-12-01');
const times: number[] = [];
const start = performance.now();
while (performance.now() - start < SECONDS * 1000)
  for (const { detect, listing } of listings) {
    const before = performance.now();
    detect?.(listing, now);
    times.push(performance.now() - before);
  }
const elapsed = performance.now() - start;
times.sort((a, b) => a - b);
const at = (share: number) => `${times[Math.floor(times.length * share)]?.toFixed(2)} ms`;
console.log(
  `${Math.round((times.length / elapsed) * 1000)} listings a second; median ${at(0.5)}, p99 ${at(0.99)}, slowest ${at(0.999999)}`,
);

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const tried = await judge(readJudged());
console.table(
  Object.fromEntries(
    [...tried.scores].sort().map(([slug, score]) => {
      const { precision, recall, ...counts } = figuresOf(score);
      return [slug, { ...counts, precision: percent(precision), recall: percent(recall) }];
    }),
  ),
);
for (const line of tried.wrong) console.log(`wrong: ${line}`);
for (const [name, { precision, recall, right, wrong, missed }] of [
  ['tried', tried],
  ['untouched', await judge(readJudged('untouched/'))],
] as const)
  console.log(
    `${name}: ${right} right, ${wrong.length} wrong, ${missed} missed; precision ${percent(precision)}, recall ${percent(recall)}`,
  );
