import { readQuestions } from '../relevance/questions.ts';

/** Questions as people type them, the judged ones of the shipped library. */
const questions = readQuestions('en').questions.map(({ q }) => q);

/**
 * A question that was not asked before: the questions in turn, and in each round with other capitals,
 * which makes another text of the same search.
 */
export function newQuestion(n: number): string {
  const question = questions[n % questions.length] ?? '';
  let round = Math.floor(n / questions.length);
  return question.replaceAll(/[a-z]/g, (letter) => {
    const isCapital = round % 2 === 1;
    round = Math.floor(round / 2);
    return isCapital ? letter.toUpperCase() : letter;
  });
}

/** The path of a search that was not asked before. */
export const newSearch = (n: number) => `/v1/search?q=${encodeURIComponent(newQuestion(n))}`;

/** Each question once. */
export const allSearches = questions.map((_, n) => newSearch(n));
