import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Question {
  id: string;
  q: string;
  need: string;
  guide: string | null;
}

interface QuestionFile {
  lang: string;
  questions: Question[];
}

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
  const file = new URL(`questions.${lang}.json`, import.meta.url);
  return { lang, minimum, file: JSON.parse(readFileSync(file, 'utf8')) as QuestionFile };
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
