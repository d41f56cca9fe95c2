/** Parameters whose values say nothing about who asks. */
const HARMLESS = new Set([
  ...['page', 'size', 'sort', 'lang', 'stage', 'topic', 'article', 'slugs', 'include'],
  ...['since', 'until', 'cursor', 'date', 'format', 'maxwidth', 'maxheight'],
]);

/** A request target without what people typed: `/v1/search?q=…&size=5`. */
export function redactTarget(target: string): string {
  const start = target.indexOf('?');
  if (start < 0) return target;
  const parameters = target.slice(start + 1).split('&');
  return `${target.slice(0, start)}?${parameters.map(redactParameter).join('&')}`;
}

function redactParameter(parameter: string): string {
  const [name = ''] = parameter.split('=', 1);
  if (HARMLESS.has(name)) return parameter;
  return /^[a-z]{1,20}$/.test(name) ? `${name}=…` : '…';
}
