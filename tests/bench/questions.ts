/**
 * Asks the shipped library the judged questions and prints how well they are answered, beside
 * MiniSearch at its best on the same tips, plain and with a typing error in each.
 *
 *   npm run bench:questions
 */

import { openIndex } from '../../src/search/index.ts';
import type { SearchableTip } from '../../src/search/types.ts';
import {
  type AnswerQuality,
  answerable,
  type Question,
  qualityOf,
  rankOfAnswer,
} from '../relevance/questions.ts';
import { buildIndex } from '../search/build-index.ts';
import { editionOf, shippedContent } from '../search/shipped.ts';
import {
  BENCH_LANGUAGES,
  type BenchLanguage,
  MiniSearchAtItsBest,
  type MiniSearchSetting,
  stopWordsOf,
} from './search-minisearch.ts';
import { seededRandom, withTypo } from './search-random.ts';

const TYPO_SEED = 1;

const textsOf = {
  title: ({ title }: SearchableTip) => [title],
  summary: ({ summary }: SearchableTip) => [summary],
  body: ({ body }: SearchableTip) => [body],
  points: (tip: SearchableTip) => [...tip.do, ...tip.avoid],
  examples: ({ examples }: SearchableTip) => examples,
  questions: ({ questions }: SearchableTip) => questions,
  keywords: ({ keywords }: SearchableTip) => keywords,
  topics: ({ topicNames }: SearchableTip) => topicNames,
};
type Field = keyof typeof textsOf;

/** The best of some hundred settings, by these questions in both languages. */
const FOR_QUESTIONS: MiniSearchSetting<Field> = {
  boost: {
    title: 2,
    summary: 0.75,
    body: 1.9,
    points: 0.5,
    examples: 1.2,
    questions: 2.1,
    keywords: 2,
    topics: 0.3,
  },
  bm25: { k: 1.1, b: 0.67, d: 0.2 },
  keepsStopWords: true,
  keepsMatchFactor: true,
};

/** Gives the slugs of the tips that are found, best first. */
type Search = (q: string) => string[];

/** What the engines find for a question: the rank of the first answer, and the first tip. */
interface Asked {
  question: Question;
  rank: number;
  first: string | undefined;
}

const content = await shippedContent();

function enginesFor(language: BenchLanguage): { tipsheet: Search; miniSearch: Search } {
  const { tips, synonyms } = editionOf(content, language);
  const slugOf = (tip: number) => tips[tip]?.slug ?? '';
  const index = openIndex(buildIndex(tips, { language, synonyms }));
  const fields = Object.entries(textsOf) as [Field, (tip: SearchableTip) => readonly string[]][];
  const documents = tips.map((tip, id) => ({
    id,
    ...(Object.fromEntries(fields.map(([field, of]) => [field, of(tip).join('\n')])) as Record<
      Field,
      string
    >),
  }));
  const miniSearch = new MiniSearchAtItsBest<Field>(documents, language, FOR_QUESTIONS);
  return {
    tipsheet: (q) =>
      index.search({ q, offset: 0, limit: tips.length }).hits.map(({ tip }) => slugOf(tip)),
    miniSearch: (q) => miniSearch.search(q).map(({ id }) => slugOf(id)),
  };
}

function ask(questions: readonly Question[], search: Search): Asked[] {
  return questions.map((question) => {
    const found = search(question.q);
    return { question, rank: rankOfAnswer(question, found), first: found[0] };
  });
}

function row(language: string, engine: string, plain: Asked[], misspelt: Asked[]): string {
  const numbers = [plain, misspelt].flatMap((asked) => {
    const { top1, top3, mrr }: AnswerQuality = qualityOf(asked.map(({ rank }) => rank));
    return [(100 * top1).toFixed(1), (100 * top3).toFixed(1), mrr.toFixed(3)];
  });
  return `| ${language} | ${plain.length} | ${engine} | ${numbers.join(' | ')} |`;
}

function failure({ question, rank, first }: Asked): string {
  const at = rank === Number.POSITIVE_INFINITY ? 'not found' : `rank ${rank}`;
  return `- ${question.id} “${question.q}” (${at})\n  wanted ${question.tips.join(', ')}; first ${first ?? 'nothing'}`;
}

const rows: string[] = [];
const failures: string[] = [];
for (const language of BENCH_LANGUAGES) {
  const questions = answerable(language);
  const random = seededRandom(TYPO_SEED);
  const isStopWord = stopWordsOf(language);
  const misspelt = questions.map((question) => ({
    ...question,
    q: withTypo(question.q, random, (word) => !isStopWord(word)),
  }));
  const { tipsheet, miniSearch } = enginesFor(language);
  const ours = ask(questions, tipsheet);
  const theirs = ask(questions, miniSearch);
  rows.push(row(language, 'Tipsheet', ours, ask(misspelt, tipsheet)));
  rows.push(row(language, 'MiniSearch', theirs, ask(misspelt, miniSearch)));
  const failed = ours.filter(({ rank }) => rank > 1);
  const onlyOurs = ours.filter(({ rank }, at) => rank > 1 && theirs[at]?.rank === 1);
  failures.push(`\n${language}: the first tip does not answer`, ...failed.map(failure));
  failures.push(
    `\n${language}: of those, MiniSearch’s first tip answers`,
    ...onlyOurs.map(failure),
  );
}

console.log(
  '| language | questions | engine | top 1 % | top 3 % | MRR | typos: top 1 % | top 3 % | MRR |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const line of [...rows, ...failures]) console.log(line);
