/**
 * Finding signals in listings: how many a second on one core, the slowest, and how well. The table
 * is of the listings that phrases were tried on. Of those set aside `bench:match -- untouched/` prints
 * the sums alone.
 */
import { readListing } from '../../src/match/listing.ts';
import { figuresOf, judge, judgeSentences, readJudged, shippedSnapshot } from '../match/judged.ts';

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

const [folder = ''] = process.argv.slice(2);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const { scores, wrong, right, missed, precision, recall } = await judge(readJudged(folder));
if (!folder) {
  console.table(
    Object.fromEntries(
      [...scores].sort().map(([slug, score]) => {
        const { precision, recall, ...counts } = figuresOf(score);
        return [slug, { ...counts, precision: percent(precision), recall: percent(recall) }];
      }),
    ),
  );
  for (const line of wrong) console.log(`wrong: ${line}`);
  for (const language of ['en', 'es'])
    for (const [part, { found, raised }] of Object.entries(await judgeSentences(language)))
      console.log(
        `sentences, ${language}, ${part}: ${percent(found)} found, ${percent(raised)} raised`,
      );
}
console.log(
  `${right} right, ${wrong.length} wrong, ${missed} missed; precision ${percent(precision)}, recall ${percent(recall)}`,
);
