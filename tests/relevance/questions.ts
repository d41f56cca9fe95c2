import { readFileSync } from 'node:fs';

/** A question as somebody types it, judged before any search was run. */
export interface Question {
  id: string;
  q: string;
  /** Who asks, and what they need to know. */
  need: string;
  /** The slug of the guide that it belongs to, if any. */
  guide: string | null;
  /** The slugs of the tips that answer it; none where the library has no answer. */
  tips: string[];
}

interface QuestionFile {
  lang: string;
  questions: Question[];
}

export function readQuestions(language: string): QuestionFile {
  const file = new URL(`questions.${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as QuestionFile;
}

/** The questions that the library answers, by which a search is measured. */
export function answerable(language: string): Question[] {
  return readQuestions(language).questions.filter(({ tips }) => tips.length > 0);
}

/** The rank, from 1, of the first tip that answers; `Infinity` when none is found. */
export function rankOfAnswer({ tips }: Question, found: readonly string[]): number {
  const at = found.findIndex((slug) => tips.includes(slug));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

/** How well questions are answered, each from 0 to 1. */
export interface AnswerQuality {
  /** Share of questions whose first tip answers. */
  top1: number;
  /** Share with an answer among the first three. */
  top3: number;
  /** Mean reciprocal rank of the first answer. */
  mrr: number;
}

export function qualityOf(ranks: readonly number[]): AnswerQuality {
  const mean = (value: (rank: number) => number) =>
    ranks.reduce((sum, rank) => sum + value(rank), 0) / ranks.length;
  return {
    top1: mean((rank) => (rank === 1 ? 1 : 0)),
    top3: mean((rank) => (rank <= 3 ? 1 : 0)),
    mrr: mean((rank) => 1 / rank),
  };
}
