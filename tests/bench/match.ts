/**
 * Finding signals in listings: how many a second on one core, the slowest, and how well. The table
 * is of the listings that phrases were tried on. Of those set aside `bench:match -- untouched/` prints
 * the sums alone. `bench:match -- hostile 100000` tries so many hostile listings and nothing else.
 */
import fc from 'fast-check';
import { readListing } from '../../src/match/listing.ts';
import { hostileListing } from '../match/hostile.ts';
import { figuresOf, judge, judgeSentences, readJudged, shippedSnapshot } from '../match/judged.ts';

const SECONDS = 5;
/** The longest that a listing may hold up a server or a page, in milliseconds. */
const MAX_STALL = 25;
const BATCH = 500;

const { signals } = await shippedSnapshot();
const listings = readJudged().map(({ lang, listing }) => ({
  detect: signals.get(lang)?.detect,
  listing: readListing(listing) ?? {},
}));
const now = Date.parse('2026-12-01');

const [folder = '', count = '10000', seed = '1'] = process.argv.slice(2);
if (folder === 'hostile') {
  tryHostile(Number(count), Number(seed));
  process.exit();
}

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

/** Tries each listing in one language, in turn. Whatever is thrown ends the run. */
function tryHostile(count: number, seed: number) {
  const detectors = ['en', 'es'].map((language) => signals.get(language)?.detect);
  // What the compiler takes for the first is no listing's doing.
  for (let i = 0; i < 50; i++) for (const { detect, listing } of listings) detect?.(listing, now);
  const times: number[] = [];
  let sometimes = 0;
  for (let done = 0; done < count; done += BATCH)
    for (const listing of fc.sample(hostileListing, { numRuns: BATCH, seed: seed + done })) {
      const detect = detectors[times.length % detectors.length];
      const tryOnce = () => computing(() => detect?.(listing, now));
      let time = tryOnce();
      if (time > MAX_STALL) {
        sometimes++;
        // The collector clears up after what made the listings, too: what takes long takes it each time.
        for (let i = 0; i < 4; i++) time = Math.min(time, tryOnce());
      }
      times.push(time);
    }
  times.sort((a, b) => b - a);
  const stalls = times.filter((time) => time > MAX_STALL).length;
  const longest = times.slice(0, 5).map((time) => time.toFixed(1));
  console.log(
    `${times.length} hostile listings without an error: ${stalls} took over ${MAX_STALL} ms (${sometimes} the first time); the longest ${longest.join(', ')} ms`,
  );
}

/** Milliseconds: on a busy machine time passes, and other threads of this process compute as well. */
function computing(act: () => void): number {
  const start = performance.now();
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - start, (user + system) / 1000);
}
