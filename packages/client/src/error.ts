import type { Problem } from './generated/api.js';

/** A response that isn't what was asked for: its status isn't 2xx, or it is another site's web page. */
export class TipsheetError extends Error {
  override readonly name: string = 'TipsheetError';
  readonly status: number;
  /** Its headers; its body has been read. */
  readonly response: Response;

  constructor(response: Response, message = `${response.url} returned status ${response.status}`) {
    super(message);
    this.status = response.status;
    this.response = response;
  }

  /** Seconds to wait before the next request, where the server says so (`Retry-After`). */
  get retryAfter(): number | undefined {
    const value = this.response.headers.get('Retry-After');
    if (!value) return undefined;
    const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
    return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
  }
}

/** The name of the class of a code: `NotFoundError` of `not-found`. */
export const errorName = (code: string) =>
  `${code.replace(/-error$/, '')}-error`.replace(/(?:^|-)./g, (start) =>
    start.slice(-1).toUpperCase(),
  );

/** A problem that the API describes (RFC 9457). Each `code` has a class of its own. */
export class ProblemError<Code extends string = string> extends TipsheetError {
  override readonly name: string;
  /** What kind of problem it is. */
  readonly code: Code;
  /** The whole of it: which parameters are wrong, what to read instead, and so on. */
  readonly problem: Problem;

  constructor(response: Response, problem: Problem) {
    super(response, problem.detail);
    // That of the class is another where code is minified.
    this.name = errorName(problem.code);
    this.code = problem.code as string as Code;
    this.problem = problem;
  }
}
