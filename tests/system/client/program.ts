import {
  type Client,
  createClient,
  GoneError,
  type ListedTip,
  NotFoundError,
  type Problem,
  ProblemError,
  type SearchHit,
  type Tip,
  type TipsheetError,
} from '@tipsheet/client';

/** What an app does; compiled as strictly as TypeScript can, against the types that are shipped. */
export async function run(baseUrl: string) {
  const client = createClient({ baseUrl });
  const answer = await client.GET('/v1/tips/{slug}', {
    params: { path: { slug: 'bring-detailed-examples' } },
  });
  const tip: Tip = answer.data;
  const firstDo: string | undefined = tip.do[0];

  const hits: SearchHit[] = [];
  for await (const hit of client.items('/v1/search', {
    params: { query: { q: 'salary', size: 1 } },
  })) {
    hits.push(hit);
    if (hits.length === 3) break;
  }
  const listed: ListedTip[] = [];
  for await (const page of client.pages('/v1/tips', { params: { query: { size: 100 } } }))
    listed.push(...page.data);

  const error: unknown = await client
    .GET('/v1/articles/{slug}', { params: { path: { slug: 'nope' } } })
    .catch((thrown) => thrown);
  const code = error instanceof NotFoundError ? error.code : undefined;

  const feed = await client.GET('/feed.atom');
  const xml: string = feed.data;
  const blob: Blob = (await client.GET('/feed.atom', { parseAs: 'blob' })).data;
  const embed = await client.GET('/oembed', { params: { query: { url: tip.webUrl } } });
  const html = typeof embed.data === 'string' ? undefined : embed.data.html;
  const directory = (await client.GET('/v1')).data;
  return { title: tip.title, firstDo, hits, listed, code, xml, blob, html, directory };
}

export function told(error: TipsheetError): string {
  if (error instanceof GoneError) return error.problem.withdrawn?.reason ?? error.message;
  if (error instanceof NotFoundError) {
    const code: 'not-found' = error.code;
    return code;
  }
  if (error instanceof ProblemError) {
    const problem: Problem = error.problem;
    return problem.detail;
  }
  const seconds: number | undefined = error.retryAfter;
  return `${error.status} ${seconds}`;
}

export async function refused(client: Client) {
  // @ts-expect-error: there is no such path
  await client.GET('/v1/tip');
  // @ts-expect-error: a search needs a query
  await client.GET('/v1/search', { params: { query: {} } });
  // @ts-expect-error: a search needs parameters
  await client.GET('/v1/search');
  // @ts-expect-error: there is no such parameter
  await client.GET('/v1/tips', { params: { query: { limit: 1 } } });
  // @ts-expect-error: one tip is no list
  client.items('/v1/tips/{slug}', { params: { path: { slug: 'a' } } });
  // @ts-expect-error: what is absent is left out
  await client.GET('/v1/tips', { params: { query: { size: undefined } } });
  // @ts-expect-error: an address is needed
  createClient({});
  const { data } = await client.GET('/v1/tips');
  // @ts-expect-error: the tip may not be there
  data.data[0].title;
  // @ts-expect-error: light tips have no body
  data.data[0]?.body.length;
}
