import { declarationOf } from '../contract/declare.ts';

/**
 * A request target without what people typed: `/v1/search?q=…&size=5`.
 *
 * @param parameters the schema of the parameters that the route knows
 */
export function redactTarget(target: string, parameters: unknown): string {
  const start = target.indexOf('?');
  if (start < 0) return target;
  const redacted = target
    .slice(start + 1)
    .split('&')
    .map((parameter) => redactParameter(parameter, parameters));
  return `${target.slice(0, start)}?${redacted.join('&')}`;
}

function redactParameter(parameter: string, parameters: unknown): string {
  const [name = ''] = parameter.split('=', 1);
  if (declarationOf(parameters, name).isHarmless) return parameter;
  return /^[a-z]{1,20}$/.test(name) ? `${name}=…` : '…';
}
