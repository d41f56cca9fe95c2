import { Problem, type ProblemName } from '../response/problems.ts';

/** One problem of each kind as a client meets it, for the pages that explain them. */
export const EXAMPLE_PROBLEMS: Readonly<Record<ProblemName, Problem>> = {
  'bad-request': new Problem('bad-request', 'The URL has a malformed percent-encoding.'),
  'invalid-parameter': new Problem(
    'invalid-parameter',
    'size: must be a whole number from 1 to 100',
    {
      errors: [{ parameter: 'size', in: 'query', detail: 'must be a whole number from 1 to 100' }],
    },
  ),
  'not-found': new Problem('not-found', 'Nothing has this slug.'),
  'method-not-allowed': new Problem('method-not-allowed', 'This URL is read with GET or HEAD.'),
  'not-acceptable': new Problem(
    'not-acceptable',
    'This URL serves application/json; charset=utf-8 only.',
  ),
  'request-timeout': new Problem('request-timeout', 'The request did not arrive in time.'),
  gone: new Problem('gone', 'Withdrawn on 2026-03-31: The rules have changed.', {
    withdrawn: { date: '2026-03-31', reason: 'The rules have changed.' },
  }),
  'uri-too-long': new Problem('uri-too-long', 'The URL is longer than 2048 characters.'),
  'content-not-supported': new Problem(
    'content-not-supported',
    'No URL of this API takes request content.',
  ),
  'too-many-requests': new Problem('too-many-requests', 'Try again in 30 seconds.'),
  'header-fields-too-large': new Problem(
    'header-fields-too-large',
    'The request headers are larger than 16 KB.',
  ),
  'internal-error': new Problem(
    'internal-error',
    'Something went wrong here. Quote the request id.',
    { requestId: 'req-4f2a' },
  ),
  'not-implemented': new Problem('not-implemented', 'format: must be json or xml'),
  'http-version-not-supported': new Problem(
    'http-version-not-supported',
    'The server speaks HTTP/1.1 and HTTP/1.0.',
  ),
  overloaded: new Problem('overloaded', 'The server is busy. Try again in 2 seconds.'),
};
