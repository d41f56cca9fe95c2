import { z } from 'zod';
import { day, freeText, LanguageTag, Slug, WebUrl } from '../../content/model.ts';

/** Problem details for HTTP APIs (RFC 9457): every error that the API answers with. */

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

interface ProblemType {
  readonly status: number;
  readonly title: string;
  /** What it means and what to do, for the page that the type's URL leads to. */
  readonly explanation: string;
  /** What is wrong, where there is no more to say; the title unless given. */
  readonly detail?: string;
}

export const PROBLEM_TYPES = {
  'bad-request': {
    status: 400,
    title: 'Bad request',
    explanation:
      'The request is not well-formed HTTP, or its URL has a malformed percent-encoding or a null character. Check how your client builds the URL.',
    detail: 'The URL has a malformed percent-encoding.',
  },
  'invalid-parameter': {
    status: 400,
    title: 'Invalid parameter',
    explanation:
      'A parameter is unknown, missing, repeated, empty or out of range. The member `errors` names each one and says what is allowed. Nothing is ignored or capped silently, so that a typing error never looks like an empty answer.',
  },
  'origin-not-allowed': {
    status: 403,
    title: 'Origin not allowed',
    explanation:
      'A page of another site sent a message to `/mcp`. Assistants send theirs without an `Origin`; the operator can allow the origins of pages by `MCP_ORIGINS`.',
    detail: 'Pages of this origin may not use this URL.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    explanation:
      'Nothing is at this URL. Check the slug and the language (`lang`); `/v1/articles` and `/v1/tips` list what there is.',
    detail: 'Nothing is at this URL.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    explanation:
      'This API is read with GET and HEAD; only `/v1/match` and `/mcp` take POST. The header `Allow` lists the methods.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    explanation:
      'The `Accept-Encoding` header excludes `br`, `gzip` and `identity`, and there is no other coding. `Accept` is not looked at: each format has a URL of its own.',
    detail: 'Accept-Encoding excludes br, gzip and identity.',
  },
  'request-timeout': {
    status: 408,
    title: 'Request timeout',
    explanation: 'The request did not arrive in time. Send it again.',
    detail: 'The request did not arrive in time.',
  },
  gone: {
    status: 410,
    title: 'Gone',
    explanation:
      'The article or tip was withdrawn. The problem says when and why, and what to read instead if there is something. Remove your link or follow `replacedBy`.',
  },
  'content-too-large': {
    status: 413,
    title: 'Request content too large',
    explanation:
      'The problem says how many bytes this URL takes: 102,400 for a job listing sent to `/v1/match`, 65,536 for a message to `/mcp`. Send less.',
  },
  'uri-too-long': {
    status: 414,
    title: 'URI too long',
    explanation: 'The URL is longer than 2,048 characters. Ask for fewer things at once.',
    detail: 'The URL is longer than 2048 characters.',
  },
  'content-not-supported': {
    status: 415,
    title: 'Request content not supported',
    explanation:
      'Only `/v1/match` and `/mcp` take request content, as `application/json` and not compressed. Send other requests without a body.',
    detail: 'This URL takes no request content.',
  },
  'invalid-content': {
    status: 422,
    title: 'Invalid request content',
    explanation:
      'The content is JSON, but no job listing. Send a schema.org `JobPosting` as JSON-LD, or an object with the `text` of a listing, its `title` and its `lang` and no other members; `stage`, `size` and `include` go into the URL.',
    detail:
      'The request content has no JobPosting ("@type": "JobPosting"), and is no object with a "text", which is a string.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    explanation:
      'Your address has used up its requests for now. Wait for the seconds that `Retry-After` says; keep answers, which are made to be cached.',
  },
  'header-fields-too-large': {
    status: 431,
    title: 'Request header fields too large',
    explanation: 'The headers are larger than 16 KB together. Send fewer or shorter ones.',
    detail: 'The request headers are larger than 16 KB.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    explanation:
      'Something went wrong on the server, not in your request. Quote the `requestId` when you report it.',
    detail: 'Something went wrong here. Quote the request id.',
  },
  'not-implemented': {
    status: 501,
    title: 'Not implemented',
    explanation: 'oEmbed answers come as `json` or `xml`; no other format is served.',
    detail: 'The format must be json or xml.',
  },
  'http-version-not-supported': {
    status: 505,
    title: 'HTTP version not supported',
    explanation:
      'The server speaks HTTP/1.1 and HTTP/1.0. Other versions need a proxy in front of it.',
    detail: 'The server speaks HTTP/1.1 and HTTP/1.0.',
  },
  overloaded: {
    status: 503,
    title: 'Service unavailable',
    explanation:
      'The server has more work than it can do in time, or is about to stop. Try again after the seconds that `Retry-After` says.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof PROBLEM_TYPES;

export const isProblemName = (name: string): name is ProblemName =>
  Object.hasOwn(PROBLEM_TYPES, name);
export const PROBLEM_NAMES = Object.keys(PROBLEM_TYPES).filter(isProblemName);

/** A problem as it is sent (RFC 9457 §3). */
const ProblemDocument = z
  .object({
    type: z.url().max(300).describe('A page that explains this kind of problem'),
    code: z
      .enum(PROBLEM_NAMES)
      .describe('What kind of problem it is, for programs: the last segment of `type`'),
    title: freeText(100).describe('What kind of problem it is, for people'),
    status: z.int32().min(400).max(599).describe('The HTTP status of the answer'),
    detail: freeText(2000).describe('What is wrong this time, for people'),
    errors: z
      .array(
        z.object({
          parameter: freeText(100).describe('Its name, as it was given'),
          in: z.enum(['query', 'path']).describe('Which part of the URL it is in'),
          detail: freeText(2000).describe('What it must be'),
          didYouMean: freeText(100)
            .optional()
            .describe('The parameter that was probably meant, where there is none of this name'),
        }),
      )
      .max(100)
      .optional()
      .describe('The parameters that are wrong'),
    withdrawn: z
      .object({
        date: day('The day of the withdrawal'),
        reason: freeText(300).describe('Why, in a sentence'),
      })
      .optional()
      .describe('When and why it was withdrawn'),
    replacedBy: WebUrl.optional().describe('What to read instead'),
    didYouMean: z
      .url()
      .max(2200)
      .optional()
      .describe('The URL that was probably meant, of something that there is or was'),
    translations: z
      .array(
        z.object({
          slug: Slug,
          inLanguage: LanguageTag,
          url: WebUrl.describe('Its URL in this API'),
        }),
      )
      .max(1000)
      .optional()
      .describe('What has this slug in another language, in each language that has it'),
    requestId: z
      .string()
      .max(64)
      .regex(/^[\w.~-]+$/)
      .optional()
      .describe('To quote when you report it'),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457)' });
type ProblemDocument = z.infer<typeof ProblemDocument>;

/** Members that a problem has besides those of RFC 9457. */
type ProblemMembers = Pick<
  ProblemDocument,
  'errors' | 'withdrawn' | 'replacedBy' | 'didYouMean' | 'translations'
>;
export type Translation = NonNullable<ProblemDocument['translations']>[number];
export type ParameterError = NonNullable<ProblemDocument['errors']>[number];

/** An error that is meant for the client. Throw it anywhere in a request. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly type: ProblemName;
  readonly members: ProblemMembers;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    type: ProblemName,
    detail?: string,
    members: ProblemMembers = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    const { title, detail: standard = title }: ProblemType = PROBLEM_TYPES[type];
    super(detail ?? standard);
    this.type = type;
    this.members = members;
    this.headers = headers;
  }

  get status(): number {
    return PROBLEM_TYPES[this.type].status;
  }
}

/**
 * The problem document (RFC 9457 §3).
 *
 * @param siteUrl the scheme and authority of the type's URL
 * @param requestId what the log calls the request, to be quoted when the error is ours
 */
export function problemDocument(
  problem: Problem,
  siteUrl: string,
  requestId: string,
): ProblemDocument {
  const { status, title } = PROBLEM_TYPES[problem.type];
  return {
    type: `${siteUrl}/problems/${problem.type}`,
    code: problem.type,
    title,
    status,
    detail: problem.message,
    ...problem.members,
    ...(problem.type === 'internal-error' && { requestId }),
  };
}
