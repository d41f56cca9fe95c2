import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import {
  canonicalUrl,
  defaultsOf,
  hasUnknownParameters,
  languageOf,
} from '../contract/canonical-url.ts';
import { clientOf } from '../limits/client-address.ts';
import { SharedWork } from '../limits/shared-work.ts';
import { type Turn, UNWANTED, type WorkQueue } from '../limits/work-queue.ts';
import { groupOf, isProbe, isRead, rulesOf } from '../response/addresses.ts';
import { type Answer, type Redirect, redirect } from '../response/document.ts';
import { type HeaderSets, serviceLinks } from '../response/headers.ts';
import { MadeDocument } from '../response/made-document.ts';
import { sendRedirect } from '../response/redirect.ts';
import { ResponseCache } from '../response/response-cache.ts';
import { sendDocument } from '../response/send.ts';
import { SlowReaders } from '../response/slow-readers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The turn in which the answer is made: long work gives way by it. */
    turn: Turn;
  }
}

interface Options {
  /** The snapshot that is served now. */
  readonly current: () => Snapshot;
  readonly headers: HeaderSets;
  readonly publicUrl: string;
  /** Bytes of documents to keep; 0 for none. */
  readonly cacheBytes: number;
  readonly queue: WorkQueue;
  readonly now: () => number;
}

/**
 * Sends what handlers return. A document is made once, for however many ask and however they spell
 * its URL, and sent again from memory; what has to be made waits its turn. Register it before the
 * routes.
 */
export function documents(app: FastifyInstance, options: Options): void {
  const { current, headers, publicUrl, cacheBytes, queue, now } = options;
  const links = serviceLinks(publicUrl);
  const cache = new ResponseCache(cacheBytes, current);
  const slowReaders = new SlowReaders();
  const work = new SharedWork<MadeDocument | Redirect>(queue);

  app.decorateRequest('canonicalUrl', '');
  app.decorateRequest('turn');

  // Most requests are spelled as the links that we give out, and need no routing.
  app.addHook('onRequest', (request, reply, done) => {
    const { snapshot, url } = request;
    const kept = isRead(request) ? cache.get(url, snapshot, now()) : undefined;
    if (kept === undefined) done();
    else send(request, reply, url, kept).catch(done);
  });

  app.addHook('onRoute', (route) => {
    const { handler } = route;
    const defaults = defaultsOf(route);
    const { unknownParameters } = rulesOf(route);
    const isUrgent = isProbe(route.url);
    // It resolves to nothing: a reply is a thenable that waits for the end of the response.
    route.handler = async (request, reply): Promise<void> => {
      const key = canonicalUrl(request, defaults);
      request.canonicalUrl = key;
      if (unknownParameters === 'redirect' && hasUnknownParameters(request)) {
        sendRedirect(reply, redirect(307, key), headers);
        return;
      }
      const kept = isRead(request) ? cache.get(key, request.snapshot, now()) : undefined;
      if (kept) return send(request, reply, key, kept);
      const make = () => makeAnswer(handler, request, reply, languageOf(request, defaults));
      const made = isUrgent ? await make() : await inTurn(request, reply, make);
      if (made === undefined) reply.hijack();
      else if ('location' in made) sendRedirect(reply, made, headers);
      else await send(request, reply, key, made);
    };
  });

  /**
   * Makes an answer when the client's turn comes, or waits for another that makes the same.
   * @returns undefined when the client has gone before
   */
  async function inTurn(
    request: FastifyRequest,
    reply: FastifyReply,
    make: () => Promise<MadeDocument | Redirect>,
  ): Promise<MadeDocument | Redirect | undefined> {
    const client = clientOf(request);
    const isWanted = () => !reply.raw.destroyed;
    let isOwn = false;
    const makeInTurn = (turn: Turn) => {
      isOwn = true;
      request.turn = turn;
      return make();
    };
    try {
      // What others send to the same URL has other answers.
      if (!isRead(request)) return await queue.run(client, makeInTurn, isWanted);
      const key = `${request.snapshot.revision} ${request.canonicalUrl}`;
      const made = await work.run(key, client, makeInTurn, isWanted);
      // An uncacheable answer must not be shared.
      if (isOwn || 'location' in made || made.isCacheable) return made;
      return await queue.run(client, makeInTurn, isWanted);
    } catch (error) {
      if (error !== UNWANTED) throw error;
      return undefined;
    }
  }

  async function makeAnswer(
    handler: RouteHandlerMethod,
    request: FastifyRequest,
    reply: FastifyReply,
    language: string | undefined,
  ): Promise<MadeDocument | Redirect> {
    // The type of the routes' plugins says that handlers return nothing else.
    const answer = (await handler.call(app, request, reply)) as Answer;
    if ('location' in answer) return answer;
    const common = {
      ...headers[groupOf(request)],
      ...(language !== undefined && { 'Content-Language': language }),
      Link: links,
    };
    const made = new MadeDocument(answer, request.snapshot, common);
    cache.add(request.canonicalUrl, made);
    return made;
  }

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    made: MadeDocument,
  ): Promise<void> {
    const size = made.size;
    await sendDocument(request, reply, made, slowReaders, now);
    // A coding was added.
    if (made.size > size) cache.resize(key, made);
  }
}
