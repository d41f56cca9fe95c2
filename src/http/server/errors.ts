import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Edition } from '../../content/library.ts';
import {
  type ErrorPage,
  renderErrorNotice,
  renderErrorPage,
} from '../../render/pages/error-page.tsx';
import { type PageAssets, type PageLink, pageContext } from '../../render/pages/page-context.tsx';
import { languageQuery } from '../../render/urls.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { errorsOf, groupOf, isRead } from '../response/addresses.ts';
import type { HeaderSets, Headers } from '../response/headers.ts';
import {
  PROBLEM_MEDIA_TYPE,
  Problem,
  type ProblemName,
  problemDocument,
} from '../response/problems.ts';
import type { PathSuggestions } from './path-suggestions.ts';
import { toProblem } from './to-problem.ts';

interface Options {
  readonly headers: HeaderSets;
  readonly publicUrl: string;
  readonly suggestions: PathSuggestions;
  /** Without it there are no pages, and every error is a problem document. */
  readonly assets: PageAssets | undefined;
}

/** How long caches may remember that something is not there, in seconds. */
const NOT_FOUND_LIFETIME = 10;

/** Answers every error, and what no route answers. */
export function errors(app: FastifyInstance, options: Options): void {
  app.addHook('onRoute', ({ method, url }) => {
    if (method === 'GET') options.suggestions.addRoute(url);
  });
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, options));
  app.setNotFoundHandler(() => {
    throw new Problem('not-found');
  });
}

export function sendProblem(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: Options,
): FastifyReply {
  const problem = withSuggestion(toProblem(thrown, request), request, options);
  // A client that leaves while it sends its content is no error.
  const hasLeft = thrown !== null && thrown === request.raw.errored;
  if (problem.type === 'internal-error' && !hasLeft)
    request.log.error({ err: thrown, requestId: request.id }, 'request failed');
  const group = options.headers[groupOf(request)];
  const { headers, body } =
    renderForPeople(problem, request, group, options) ??
    renderProblem(problem, group, options.publicUrl, request.id);
  return reply.code(problem.status).headers(headers).serializer(String).send(body);
}

/** What the parser refuses, and who asks too often, are programs. */
const FOR_PEOPLE = {
  'not-found': 'notFound',
  gone: 'gone',
  'invalid-parameter': 'invalid',
  'not-acceptable': 'invalid',
  'content-not-supported': 'invalid',
  'internal-error': 'internal',
} as const satisfies Partial<Record<ProblemName, ErrorPage['kind']>>;

const isForPeople = (type: ProblemName): type is keyof typeof FOR_PEOPLE =>
  Object.hasOwn(FOR_PEOPLE, type);

/** The page or notice about a problem; undefined where people don't read it. */
function renderForPeople(
  problem: Problem,
  request: FastifyRequest,
  group: Headers,
  { assets }: Options,
): { headers: Headers; body: string } | undefined {
  const { type, members } = problem;
  const errors = errorsOf(request);
  if (errors === 'problem' || assets === undefined || !isForPeople(type)) return undefined;
  const { snapshot } = request;
  const { withdrawn, replacedBy, didYouMean, translations = [] } = members;
  const link = (url: string) => pageLink(url, snapshot);
  const language = editionOf(request)?.language ?? snapshot.site.defaultLanguage;
  const page: ErrorPage = {
    kind: FOR_PEOPLE[type],
    withdrawn,
    replacedBy: replacedBy === undefined ? undefined : link(replacedBy),
    didYouMean: didYouMean === undefined ? undefined : link(didYouMean),
    translations: translations.map(({ inLanguage, url }) => ({
      language: inLanguage,
      ...link(url),
    })),
    requestId: type === 'internal-error' ? request.id : undefined,
  };
  const render = errors === 'page' ? renderErrorPage : renderErrorNotice;
  try {
    const headers = {
      ...group,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': language,
      'Cache-Control': cacheControlOf(problem),
      ...problem.headers,
    };
    return { headers, body: render(page, pageContext(snapshot, assets, language)) };
  } catch (error) {
    // What broke the page may break this one, too.
    request.log.error({ err: error, requestId: request.id }, 'error page failed');
    return undefined;
  }
}

/** The page about what is at a URL of the API or of a frame, whose paths differ in their beginning. */
function pageLink(url: string, { library, site }: Snapshot): PageLink {
  const page = url.replace(/\/(?:v1|embed)(?=\/(?:articles|tips)\/[^/.]+$)/, '');
  const { pathname, searchParams } = new URL(page);
  const edition = library.edition(searchParams.get('lang') ?? site.defaultLanguage);
  const [, kind, slug = ''] = /^\/(articles|tips)\/([^/]+)$/.exec(pathname) ?? [];
  const found = kind === 'tips' ? edition?.findTip(slug) : edition?.findArticle(slug);
  return { webUrl: page, title: found?.state === 'found' ? found.item.title : pathname };
}

/** Adds to the problem that nothing is at a URL which URL was probably meant. */
function withSuggestion(
  problem: Problem,
  request: FastifyRequest,
  { suggestions, publicUrl }: Options,
): Problem {
  const { type, message, members } = problem;
  const { url, snapshot } = request;
  if (type !== 'not-found' || members.translations || !isRead(request)) return problem;
  const edition = editionOf(request);
  const path = edition && suggestions.suggest(url.split('?', 1)[0] ?? '', edition, !request.is404);
  if (!edition || path === undefined) return problem;
  const didYouMean = publicUrl + path + languageQuery(edition.language, snapshot.site);
  return new Problem(type, `${message} Did you mean ${didYouMean}?`, { ...members, didYouMean });
}

/** That which is asked for, if there is one. */
function editionOf({ query, snapshot: { library, site } }: FastifyRequest): Edition | undefined {
  const { lang } = (query ?? {}) as { lang?: unknown };
  return (
    library.edition(String(lang ?? site.defaultLanguage)) ?? library.edition(site.defaultLanguage)
  );
}

/** The whole response, status line included, for where there is no request to reply to. */
export function rawProblem(
  problem: Problem,
  options: Pick<Options, 'headers' | 'publicUrl'>,
): string {
  const { api } = options.headers;
  const { headers, body } = renderProblem(problem, api, options.publicUrl, randomUUID());
  const fields = Object.entries({
    ...headers,
    Date: new Date().toUTCString(),
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  });
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const reason = STATUS_CODES[problem.status] ?? '';
  return `HTTP/1.1 ${problem.status} ${reason}\r\n${head}\r\n${body}`;
}

function renderProblem(problem: Problem, group: Headers, publicUrl: string, requestId: string) {
  return {
    headers: {
      ...group,
      'Content-Type': PROBLEM_MEDIA_TYPE,
      // Whatever the language of the library.
      'Content-Language': 'en',
      'Cache-Control': cacheControlOf(problem),
      ...problem.headers,
    },
    body: JSON.stringify(problemDocument(problem, publicUrl, requestId)),
  };
}

const cacheControlOf = ({ type }: Problem) =>
  type === 'not-found' ? `public, max-age=${NOT_FOUND_LIFETIME}` : 'no-store';
