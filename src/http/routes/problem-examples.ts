import { gone, notFound } from '../contract/lookup.ts';
import { invalidParameter } from '../contract/parameters.ts';
import { tooManyRequests } from '../limits/rate-limit.ts';
import { QueueTimeoutError } from '../limits/work-queue.ts';
import { Problem, type ProblemName, problemDocument } from '../response/problems.ts';
import { methodNotAllowed } from '../server/request-checks.ts';
import { contentTooLarge, toProblem } from '../server/to-problem.ts';

/** Of the problems that say more than their type, made by what makes them for clients. */
const EXAMPLES: Readonly<Partial<Record<ProblemName, Problem>>> = {
  'invalid-parameter': invalidParameter('size', 'must be a whole number from 1 to 100'),
  'not-found': notFound(),
  'method-not-allowed': methodNotAllowed(),
  gone: gone({ date: '2026-03-31', reason: 'The rules have changed.' }),
  'content-too-large': contentTooLarge(65_536),
  'too-many-requests': tooManyRequests(100, 60, 30_000),
  overloaded: toProblem(new QueueTimeoutError()),
};

/** The document of such a problem, for the contract and for the page that explains it. */
export const exampleProblem = (name: ProblemName, siteUrl: string) =>
  problemDocument(EXAMPLES[name] ?? new Problem(name), siteUrl, 'f2a9c04be81d7736-42');
