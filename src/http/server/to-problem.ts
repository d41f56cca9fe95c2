import type { FastifyRequest, FastifySchemaValidationError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { didYouMean } from '../../content/nearest.ts';
import { repeatable } from '../../content/shorten.ts';
import { QueueTimeoutError } from '../limits/work-queue.ts';
import { type ParameterError, Problem, type ProblemName } from '../response/problems.ts';
import { meantParameter } from './meant-parameter.ts';

/**
 * What Fastify and Node's parser call what they refuse. Anything else that is thrown is an internal
 * error, whatever it says of itself.
 */
const KNOWN_CODES: Readonly<Record<string, [ProblemName, string?]>> = {
  FST_ERR_BAD_URL: ['bad-request'],
  HPE_HEADER_OVERFLOW: ['header-fields-too-large'],
  HPE_INVALID_URL: [
    'bad-request',
    'The request target is neither a path nor a URL, or has a character that must be percent-encoded.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad-request', 'The request content has another length.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout'],
};

/**
 * Turns anything that was thrown into a problem. Total: never throws, never leaks a message.
 * @param request that of which it was thrown, whose route says what it takes
 */
export function toProblem(thrown: unknown, request?: FastifyRequest): Problem {
  try {
    return recognise(thrown, request);
  } catch {
    // Examining it threw.
    return new Problem('internal-error');
  }
}

function recognise(thrown: unknown, request?: FastifyRequest): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof QueueTimeoutError)
    return new Problem('overloaded', thrown.message, {}, { 'Retry-After': '1' });
  const { schema, bodyLimit = 0 } = request?.routeOptions ?? {};
  const { querystring, consumes = ['application/json'] } = (schema ?? {}) as {
    querystring?: z.ZodObject;
    consumes?: string[];
  };
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    // A slug that cannot be one names nothing, which is nothing that the client wrote wrongly.
    if (thrown.validationContext === 'params') return new Problem('not-found');
    if (thrown.validationContext === 'body') return new Problem('invalid-content');
    const parameters = Object.keys(querystring?.shape ?? {}).sort();
    const errors = thrown.validation
      .flatMap((issue) => parameterErrors(issue, parameters))
      .slice(0, MAX_ERRORS);
    return new Problem('invalid-parameter', describe(errors), { errors });
  }
  const code = String(Object(thrown).code);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return contentTooLarge(bodyLimit);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return wrongMediaType(consumes);
  if (code === 'HPE_HEADER_OVERFLOW' && isInRequestLine(thrown)) return new Problem('uri-too-long');
  const problem = Object.hasOwn(KNOWN_CODES, code) ? KNOWN_CODES[code] : undefined;
  if (problem) return new Problem(...problem);
  // Everything else that Node's parser, llhttp, refuses.
  if (code.startsWith('HPE_')) return new Problem('bad-request', 'The request is malformed.');
  return new Problem('internal-error');
}

/** @param bytes how many the URL takes */
export function contentTooLarge(bytes: number): Problem {
  return new Problem(
    'content-too-large',
    `This URL takes ${bytes} bytes of request content at most.`,
  );
}

/** The response to content of another type than those of a URL, which `Accept` names (RFC 9110 §15.5.16). */
const wrongMediaType = (types: readonly string[]) =>
  new Problem(
    'content-not-supported',
    `The request content must be ${types.join(' or ')}, as its Content-Type must say.`,
    {},
    { Accept: types.join(', ') },
  );

/**
 * Whether the parser, which counts the target with the headers, stopped before any header. It isn't
 * known of a request line that came in pieces.
 */
function isInRequestLine(thrown: unknown): boolean {
  const { rawPacket, bytesParsed } = thrown as { rawPacket?: unknown; bytesParsed?: unknown };
  if (!Buffer.isBuffer(rawPacket)) return false;
  const parsed = rawPacket.toString('latin1', 0, Number(bytesParsed));
  return /^[A-Z-]+ /.test(parsed.slice(parsed.lastIndexOf('\n') + 1));
}

/** As many as the contract allows. */
const MAX_ERRORS = 100;

function parameterErrors(
  { params, instancePath, message }: FastifySchemaValidationError,
  known: readonly string[],
): ParameterError[] {
  // Those that a strict schema doesn't know.
  const { keys = [] } = params as { keys?: string[] };
  if (keys.length > 0) return keys.map((name) => unknownParameter(name, known));
  const parameter = instancePath.split('/')[1] ?? '';
  return [{ parameter, in: 'query', detail: message ?? 'is not allowed' }];
}

function unknownParameter(name: string, known: readonly string[]): ParameterError {
  const meant = meantParameter(name, known);
  const list = known.length === 0 ? 'none' : known.join(', ');
  return {
    parameter: repeatable(name, 100),
    in: 'query',
    detail: `is not a parameter of this URL, which takes ${list}${didYouMean(meant)}`,
    ...(meant !== undefined && { didYouMean: meant }),
  };
}

function describe(errors: readonly ParameterError[]): string {
  const details = errors.map(({ parameter, detail }) => `${parameter}: ${detail}`);
  return repeatable(details.join('; '), 1000);
}
