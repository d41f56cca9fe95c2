import { gone, notFound } from '../contract/lookup.ts';
import { invalidParameter } from '../contract/parameters.ts';
import { tooManyRequests } from '../limits/rate-limit.ts';
import { QueueTimeoutError } from '../limits/work-queue.ts';
import { type Problem, type ProblemName, problemDocument } from '../response/problems.ts';
import { notAcceptable } from '../response/send.ts';
import {
  contentNotSupported,
  methodNotAllowed,
  versionNotSupported,
} from '../server/request-checks.ts';
import { targetTooLong } from '../server/request-target.ts';
import { contentTooLarge, invalidContent, toProblem } from '../server/to-problem.ts';
import { originNotAllowed } from './mcp.ts';
import { unknownFormat } from './oembed.ts';

/** One problem of each kind, made by what makes it for clients. */
const EXAMPLES: Readonly<Record<ProblemName, () => Problem>> = {
  'bad-request': () => toProblem({ code: 'FST_ERR_BAD_URL' }),
  'invalid-parameter': () => invalidParameter('size', 'must be a whole number from 1 to 100'),
  'origin-not-allowed': originNotAllowed,
  'not-found': notFound,
  'method-not-allowed': () => methodNotAllowed(),
  'not-acceptable': notAcceptable,
  'request-timeout': () => toProblem({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
  gone: () => gone({ date: '2026-03-31', reason: 'The rules have changed.' }),
  'content-too-large': () => contentTooLarge(65_536),
  'uri-too-long': targetTooLong,
  'content-not-supported': contentNotSupported,
  'invalid-content': () => invalidContent(),
  'too-many-requests': () => tooManyRequests(100, 60, 30_000),
  'header-fields-too-large': () => toProblem({ code: 'HPE_HEADER_OVERFLOW' }),
  'http-version-not-supported': versionNotSupported,
  'internal-error': () => toProblem(new Error()),
  'not-implemented': unknownFormat,
  overloaded: () => toProblem(new QueueTimeoutError()),
};

/** The document of such a problem, for the contract and for the page that explains it. */
export const exampleProblem = (name: ProblemName, siteUrl: string) =>
  problemDocument(EXAMPLES[name](), siteUrl, 'f2a9c04be81d7736-42');
