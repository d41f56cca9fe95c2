import type { FastifyInstance } from 'fastify';
import { PUBLIC_URL } from './app.ts';

/** What stands for each parameter of a path, by how the path begins. */
const VALUES: readonly [prefix: string, value: string][] = [
  ['/v1/articles', 'second-interview'],
  ['/v1/tips', 'research-the-company'],
  ['/v1/topics', 'research'],
  ['/v1/stages', 'offer'],
  ['/articles', 'second-interview'],
  ['/tips', 'research-the-company'],
  ['/embed/articles', 'second-interview'],
  ['/embed/tips', 'research-the-company'],
  ['/schemas', 'article'],
  ['/sitemaps', '1'],
  ['/problems', 'gone'],
];

/** What a route can't do without. */
const QUERIES: Readonly<Record<string, string>> = {
  '/v1/search': '?q=research',
  '/v1/suggest': '?q=res',
  '/oembed': `?url=${encodeURIComponent(`${PUBLIC_URL}/articles/second-interview`)}`,
};

/** A URL of the small library for each route of an app. */
export function everyUrl(app: FastifyInstance): string[] {
  return routeTemplates(app).map((template) => {
    const value = VALUES.find(([prefix]) => template.startsWith(prefix))?.[1];
    if (template.includes(':') && value === undefined) throw new Error(`no value for ${template}`);
    return (
      template.replace(':number', '1').replace(/:\w+/, value ?? '') + (QUERIES[template] ?? '')
    );
  });
}

/** Fastify prints its routes as a tree: each level is four characters further in. */
function routeTemplates(app: FastifyInstance): string[] {
  const path: string[] = [];
  const templates: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', segment] = /^([│ ]*)[├└]── (\S+)/.exec(line) ?? [];
    if (segment === undefined) continue;
    path.splice(indent.length / 4, path.length, segment);
    if (/\(.*GET/.test(line)) templates.push(path.join(''));
  }
  return templates;
}
