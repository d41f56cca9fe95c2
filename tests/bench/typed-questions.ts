import { readQuestions } from '../relevance/questions.ts';

/** Questions as people type them, the judged ones of the shipped library. */
const questions = readQuestions('en').questions.map(({ q }) => q);

/**
 * The path of a search that was not asked before: the questions in turn, and in each round with
 * other capitals, which makes another URL of the same search.
 */
export function newSearch(n: number): string {
  const question = questions[n % questions.length] ?? '';
  let round = Math.floor(n / questions.length);
  const typed = question.replaceAll(/[a-z]/g, (letter) => {
    const isCapital = round % 2 === 1;
    round = Math.floor(round / 2);
    return isCapital ? letter.toUpperCase() : letter;
  });
  return `/v1/search?q=${encodeURIComponent(typed)}`;
}

/** Each question once. */
export const allSearches = questions.map((_, n) => newSearch(n));
