import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Library } from '../../../src/content/library.ts';
import { buildLibraryData } from '../../../src/content/library-data.ts';
import { loadFolder } from '../../../src/content/load/load.ts';
import type { WholeArticle } from '../../../src/render/rendered-resources.ts';
import { lightArticle, lightTip } from '../../../src/render/resources.ts';
import type { Site } from '../../../src/render/site.ts';
import { ALONE, articleResource } from '../../helpers/connections.ts';
import { type Listening, listen } from './listen.ts';

export const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

interface Behaviour {
  /** Milliseconds before the answer. */
  delay?: number;
  /** Milliseconds before a script comes. */
  scriptDelay?: number;
  /** Instead of 200. */
  status?: number;
  /** Seconds that an error asks to wait. */
  retryAfter?: number;
}

export interface StubApi extends Listening {
  /** The JSON that was asked for: paths with their queries. */
  readonly requests: string[];
  /** The headers of the last of them. */
  readonly lastHeaders: IncomingHttpHeaders;
  /** How to answer from now on; without arguments as the API does. */
  behave(behaviour?: Behaviour): void;
}

/** Answers with the shipped content as the API does, and late or with an error when told to. */
export async function startStubApi(): Promise<StubApi> {
  const scripts = new Map(
    ['tip-sheet.js', 'tip-sheet-match.js', 'resizer.js', 'frame.js'].map((name) => [
      name,
      readFileSync(root(`dist/assets/${name}`)),
    ]),
  );
  const requests: string[] = [];
  let behaviour: Behaviour = {};
  let lastHeaders: IncomingHttpHeaders = {};
  let answers: Answers;

  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://stub');
    const script = scripts.get(/^\/embed\/v[\d.]+\/(.+)$/.exec(pathname)?.[1] ?? '');
    if (script) {
      await setTimeout(behaviour.scriptDelay);
      send(response, 200, 'text/javascript', script);
      return;
    }
    requests.push(pathname + search);
    lastHeaders = request.headers;
    const { delay = 0, status, retryAfter } = behaviour;
    if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter);
    await setTimeout(delay);
    const answer = answers(pathname, search.includes('include=body'));
    if (status || !answer) {
      const problem = JSON.stringify({ title: 'No tip', detail: 'Nothing has this slug.' });
      send(response, status ?? 404, 'application/problem+json', problem);
    } else send(response, 200, 'application/json', JSON.stringify(answer));
  });

  const { url, close } = await listen(server);
  answers = await answersOf({ url, defaultLanguage: 'en', asOf: '2026-12-01' });
  return {
    url,
    close,
    requests,
    get lastHeaders() {
      return lastHeaders;
    },
    behave(next = {}) {
      behaviour = next;
    },
  };
}

type Answers = (path: string, isWhole: boolean) => unknown;

async function answersOf(site: Site): Promise<Answers> {
  const loaded = await loadFolder(root('content'));
  if (!loaded.ok) throw new Error('the shipped content has issues');
  const library = new Library(buildLibraryData(loaded.content, loaded.hash));
  const published = library.edition('en')?.listArticles().slice() ?? [];
  const articles = published.map((article) => articleResource(article, ALONE, site));
  const tips = articles.flatMap((article) => article.tips);
  const lightTips = new Map(
    published.flatMap((article) =>
      article.tips.map((tip) => [tip.slug, lightTip(tip, ALONE, site)]),
    ),
  );
  const arabic: WholeArticle = JSON.parse(
    readFileSync(root('tests/browser/fixtures/article-ar.json'), 'utf8'),
  );
  const lightArticles = published.map((article) => lightArticle(article, ALONE, site));
  const items = new Map<string, unknown>([
    ...tips.map((tip): [string, unknown] => [`/v1/tips/${tip.slug}`, tip]),
    ['/v1/tips/today', tips[3]],
    ['/v1/articles', { data: lightArticles }],
    [
      '/v1/signals',
      { inLanguage: 'en', endings: [], denials: { before: [], after: [] }, data: [] },
    ],
    ['/v1/recommendations', { data: [{ ...tips[0], why: 'Because this job asks for it' }] }],
  ]);
  const lists = new Map<string, typeof tips>([
    ['/v1/tips', tips.slice(0, 5)],
    ['/v1/search', tips.slice(0, 4)],
  ]);
  const wholeArticles = new Map(
    [...articles, arabic].map((article) => [
      `/v1/articles/${article === arabic ? 'arabic' : article.slug}`,
      article,
    ]),
  );
  return (path, isWhole) => {
    const listed = (all: readonly (typeof tips)[number][]) =>
      isWhole ? all : all.map((tip) => lightTips.get(tip.slug) ?? tip);
    const article = wholeArticles.get(path);
    if (article) return { ...article, tips: listed(article.tips) };
    const list = lists.get(path);
    if (!list) return items.get(path);
    if (path !== '/v1/search') return { data: listed(list) };
    const [guide] = lightArticles;
    return {
      data: [
        ...listed(list).map((tip) => ({ ...tip, kind: 'tip' })),
        { ...guide, kind: 'article' },
      ],
    };
  };
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer) {
  const headers = {
    'Content-Type': `${type}; charset=utf-8`,
    'Access-Control-Expose-Headers': 'Retry-After',
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'no-store',
  };
  response.writeHead(status, headers).end(body);
}
