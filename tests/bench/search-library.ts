import type { SearchableTip } from '../../src/search/types.ts';
import { tip } from '../search/tips.ts';
import { seededRandom } from './search-random.ts';

/** Words of the vocabulary that a made-up library draws on. */
const VOCABULARY = 50_000;
const WORDS_IN_TITLE = 5;
const WORDS_IN_BODY = 55;
const TIPS_IN_ARTICLE = 10;
const STAGES = 7;
const TOPICS = 30;

const onsets = 'b c d f g h j k l m n p r s t v w br ch cl cr dr fl gr pl pr sh sl st th tr'.split(
  ' ',
);
const vowels = 'a e i o u ai ea ee oa ou'.split(' ');
const codas = ['', '', 'b', 'd', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'nd', 'nt', 'st', 'ck'];

/** A library of made-up tips whose words are as frequent as Zipf's law says (exponent 1). */
export interface Library {
  tips: SearchableTip[];
  /** Draws a word as often as the tips use it. */
  word: () => string;
  random: () => number;
}

export function makeLibrary(size: number, seed = 1): Library {
  const random = seededRandom(seed);
  const vocabulary = makeVocabulary(random);
  const cumulative = new Float64Array(VOCABULARY);
  let total = 0;
  for (let rank = 0; rank < VOCABULARY; rank++) {
    total += 1 / (rank + 1);
    cumulative[rank] = total;
  }
  const word = () => vocabulary[lowerBound(cumulative, random() * total)] as string;
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const tips = Array.from({ length: size }, (_, number) =>
    tip({
      slug: `tip-${number}`,
      article: `article-${Math.floor(number / TIPS_IN_ARTICLE)}`,
      stage: `stage-${Math.floor(number / TIPS_IN_ARTICLE) % STAGES}`,
      topics: [`topic-${number % TOPICS}`, `topic-${(number * 7 + 1) % TOPICS}`],
      title: words(WORDS_IN_TITLE),
      body: sentences(words(WORDS_IN_BODY)),
    }),
  );
  return { tips, word, random };
}

/** Different made-up words, short ones first, which are then the frequent ones. */
function makeVocabulary(random: () => number): string[] {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] as string;
  const syllable = () => pick(onsets) + pick(vowels) + pick(codas);
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const syllables = words.size < 500 ? 1 + random() : 2 + random() * 2;
    words.add(Array.from({ length: Math.floor(syllables) }, syllable).join(''));
  }
  return [...words];
}

function sentences(text: string): string {
  const words = text.split(' ');
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += 12) lines.push(words.slice(at, at + 12).join(' '));
  return `${lines.join('. ')}.`;
}

function lowerBound(sorted: Float64Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
