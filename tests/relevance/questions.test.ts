import { expect, test } from 'vitest';
import { openIndex } from '../../src/search/index.ts';
import { type Analyzer, analyzerFor } from '../../src/search/text/analysis.ts';
import { buildIndex } from '../search/build-index.ts';
import { editionOf, shippedContent } from '../search/shipped.ts';
import { answerable, qualityOf, rankOfAnswer, readQuestions } from './questions.ts';

const GUIDES = [
  'second-interview',
  'common-questions',
  'tasks-and-tests',
  'interview-formats',
  'first-job-and-changes',
  'forms-and-statements',
  'leaving-well',
  'rights-and-safety',
  'first-interview',
  'phone-screening',
  'job-application',
  'job-offer',
  'following-up',
];

const MINIMUM = { en: 150, es: 60 };

const languages = Object.entries(MINIMUM).map(([lang, minimum]) => {
  return { lang, minimum, file: readQuestions(lang) };
});

/** Two questions are the same if only case, accents, punctuation or spaces differ. */
function normalize(q: string): string {
  return q
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

test.each(languages)(
  'the collection in "$lang" names its language and has at least $minimum questions',
  ({ lang, minimum, file }) => {
    expect(file.lang).toBe(lang);
    expect(file.questions.length).toBeGreaterThanOrEqual(minimum);
  },
);

test.each(languages)('every question in "$lang" has an id of its own', ({ lang, file }) => {
  const ids = file.questions.map(({ id }) => id);
  expect(ids.filter((id) => !new RegExp(`^${lang}-\\d{3}$`).test(id))).toEqual([]);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test.each(languages)('no question in "$lang" is asked twice', ({ file }) => {
  const asked = file.questions.map(({ q }) => normalize(q));
  expect(asked.filter((q) => q === '')).toEqual([]);
  expect(asked.filter((q, at) => asked.indexOf(q) !== at)).toEqual([]);
});

test.each(languages)(
  'every question in "$lang" says in one sentence who asks and what they need',
  ({ file }) => {
    const unclear = file.questions.filter(({ need }) => !/^\p{Lu}[^.]{20,}\.$/u.test(need));
    expect(unclear).toEqual([]);
  },
);

test.each(languages)(
  'every question in "$lang" belongs to a guide or to none, and every guide is asked for',
  ({ file }) => {
    const guides = file.questions.map(({ guide }) => guide);
    expect([...new Set(guides)].sort()).toEqual([...GUIDES, null].sort());
  },
);

const content = await shippedContent();

test.each(languages)('the tips that answer questions in "$lang" exist', ({ lang, file }) => {
  const slugs = new Set(editionOf(content, lang).tips.map(({ slug }) => slug));
  const unknown = file.questions.flatMap(({ id, tips }) =>
    tips.filter((slug) => !slugs.has(slug)).map((slug) => `${id}: ${slug}`),
  );
  expect(unknown).toEqual([]);
});

const RUN_LENGTH = 4;

/** The content words of a text, each with those that follow it, to a run. */
function runsOf(analyzer: Analyzer, text: string): string[] {
  const stems: string[] = [];
  analyzer.scan(text, (start, end) => {
    const stem = analyzer.term(text.slice(start, end));
    if (stem !== '') stems.push(stem);
  });
  return stems
    .map((_, at) => stems.slice(at, at + RUN_LENGTH))
    .filter(({ length }) => length === RUN_LENGTH)
    .map((run) => run.join(' '));
}

test.each(languages)('no question in "$lang" is written into the guides', ({ lang, file }) => {
  const analyzer = analyzerFor(lang);
  const written = new Set(
    editionOf(content, lang).tips.flatMap(({ questions }) =>
      questions.flatMap((question) => runsOf(analyzer, question)),
    ),
  );
  const shared = file.questions.flatMap(({ id, q }) =>
    runsOf(analyzer, q)
      .filter((run) => written.has(run))
      .map((run) => `${id}: ${run}`),
  );
  expect(shared).toEqual([]);
});

/** In percent, a little below what `npm run bench:questions` prints. */
const FLOORS = [
  { lang: 'en', top1: 87, top3: 95 },
  { lang: 'es', top1: 90, top3: 97 },
];

test.each(FLOORS)(
  'a tip that answers comes first for $top1 % of questions in "$lang", among three for $top3 %',
  ({ lang, top1, top3 }) => {
    const { tips, synonyms } = editionOf(content, lang);
    const index = openIndex(buildIndex(tips, { language: lang, synonyms }));
    const ranks = answerable(lang).map((question) => {
      const { hits } = index.search({ q: question.q, offset: 0, limit: 3 });
      return rankOfAnswer(
        question,
        hits.map(({ tip }) => tips[tip]?.slug ?? ''),
      );
    });
    const quality = qualityOf(ranks);
    expect(100 * quality.top1).toBeGreaterThanOrEqual(top1);
    expect(100 * quality.top3).toBeGreaterThanOrEqual(top3);
  },
);
