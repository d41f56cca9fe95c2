import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { Answer } from './document.ts';
import { groupOf, type HeaderSets, serviceLinks } from './headers.ts';
import { MadeDocument } from './made-document.ts';
import { sendRedirect } from './redirect.ts';
import { ResponseCache } from './response-cache.ts';
import { sendDocument } from './send.ts';

interface Options {
  readonly headers: HeaderSets;
  readonly publicUrl: string;
  /** Bytes of documents to keep; 0 for none. */
  readonly cacheBytes: number;
  readonly now: () => number;
}

/**
 * Sends what handlers return; documents are made once, and sent again from memory. Register it
 * before the routes.
 */
export const documents = fastifyPlugin(
  async (app: FastifyInstance, { headers, publicUrl, cacheBytes, now }: Options) => {
    const links = serviceLinks(publicUrl);
    const cache = new ResponseCache(cacheBytes);

    app.addHook('onRequest', (request, reply, done) => {
      const { snapshot, url } = request;
      const kept = isRead(request) ? cache.get(url, snapshot, now()) : undefined;
      if (kept === undefined) done();
      else sendDocument(request, reply, kept, now()).catch(done);
    });

    app.addHook('onRoute', (route) => {
      const { handler } = route;
      // It resolves to nothing: a reply is a thenable that waits for the end of the response.
      route.handler = async function (request, reply): Promise<void> {
        // The type of the routes' plugins says that handlers return nothing else.
        const answer = (await handler.call(this, request, reply)) as Answer;
        if ('location' in answer) {
          sendRedirect(reply, answer, headers);
          return;
        }
        const common = { ...headers[groupOf(request)], Link: links };
        const made = new MadeDocument(answer, request.snapshot, common);
        await sendDocument(request, reply, made, now());
        cache.set(request.url, made);
      };
    });
  },
  { name: 'documents' },
);

function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}
