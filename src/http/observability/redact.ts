import type { FastifyRequest } from 'fastify';
import { declarationOf } from '../contract/parameter-metadata.ts';

/**
 * The URL of a request without what people typed: `/v1/search?q=…&size=5`. They may have typed it as
 * a path, as the name of a parameter or as the value of another one: so the log has nothing of a URL
 * that no route matches, and no value unless the request found what it asked for.
 *
 * @param isAnswered whether it did, so that its values are known to be valid
 */
export function redactedUrl(request: FastifyRequest, isAnswered: boolean): string {
  const { url: route, schema } = request.routeOptions;
  if (route === undefined) return '…';
  // What is answered from memory is spelled canonically as it is.
  const [path = '', ...query] = (request.canonicalUrl || request.url).split('?');
  const parameters = query.join('?').split('&').filter(Boolean);
  const redacted = parameters.map((parameter) => {
    const [name = ''] = parameter.split('=', 1);
    const declaration = declarationOf(schema?.querystring, name);
    if (declaration === undefined) return '…';
    return isAnswered && declaration.isLoggable ? parameter : `${name}=…`;
  });
  const shown = isAnswered ? path : route;
  return redacted.length === 0 ? shown : `${shown}?${redacted.join('&')}`;
}
