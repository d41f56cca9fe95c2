import createApi, {
  type ClientOptions as ApiOptions,
  type MaybeOptionalInit,
  type ParseAsResponse,
} from 'openapi-fetch';
import type { PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers';
import { errorName, ProblemError, TipsheetError } from './error.js';
import type { paths } from './generated/api.js';
import { PROBLEM_ERRORS } from './generated/problem-errors.js';

export interface ClientOptions extends Omit<ApiOptions, 'querySerializer' | 'pathSerializer'> {
  /** Where the API is, without `/v1`: `https://tips.example`. */
  readonly baseUrl: string;
}

type Method = 'get' | 'post';
type PathOf<M extends Method> = PathsWithMethod<paths, M>;

/** What openapi-fetch takes: parameters, headers, and what `fetch` takes, such as `signal`. */
type InitOf<Path extends keyof paths, M extends Method> = MaybeOptionalInit<paths[Path], M>;
type InitArgument<Init> =
  RequiredKeysOf<Init> extends never ? [init?: NonNullable<Init>] : [init: NonNullable<Init>];

type BodyOf<Operation> = Operation extends { responses: { 200: { content: infer Content } } }
  ? Content[keyof Content]
  : never;
type DataOf<Path extends keyof paths, M extends Method, Init = unknown> = ParseAsResponse<
  BodyOf<paths[Path][M]>,
  Init
>;

interface Answer<Data> {
  /** The body: an object where it is JSON, and otherwise text. */
  readonly data: Data;
  readonly response: Response;
}

type Call<M extends Method> = <Path extends PathOf<M>, Init extends InitOf<Path, M>>(
  path: Path,
  ...init: InitArgument<Init>
) => Promise<Answer<DataOf<Path, M, Init>>>;

/** A path whose answer is one page of a list. */
export type ListPath = {
  [Path in PathOf<'get'>]: DataOf<Path, 'get'> extends List ? Path : never;
}[PathOf<'get'>];
interface List {
  data: unknown[];
  links: { next?: string };
}

type PageOf<Path extends ListPath> = DataOf<Path, 'get'>;
type ItemOf<Path extends ListPath> = PageOf<Path> extends { data: (infer Item)[] } ? Item : never;

export interface Client {
  /**
   * Asks for a path. Rejects with a {@link TipsheetError} if the status isn't 2xx or a web page comes in
   * the place of data, and as `fetch` does if there is no response or the signal is aborted.
   */
  readonly GET: Call<'get'>;
  /** The same with a body. */
  readonly POST: Call<'post'>;
  /** Each page of a list, asked for when the one before it is done with. */
  pages<Path extends ListPath>(
    path: Path,
    ...init: InitArgument<InitOf<Path, 'get'>>
  ): AsyncGenerator<PageOf<Path>, void, undefined>;
  /** Each item of a list, page by page. */
  items<Path extends ListPath>(
    path: Path,
    ...init: InitArgument<InitOf<Path, 'get'>>
  ): AsyncGenerator<ItemOf<Path>, void, undefined>;
}

/** What the calls are without their types, which follow from the path. */
interface AnyInit {
  readonly parseAs?: string;
  readonly params?: { readonly query?: object };
}

/** A client of the Tipsheet API at an address. */
export function createClient(options: ClientOptions): Client {
  // Values are joined by commas: the API refuses a parameter that is given twice.
  const api = createApi({
    ...options,
    querySerializer: { array: { style: 'form', explode: false } },
  });

  const call =
    (method: Method) =>
    async (path: string, init?: AnyInit): Promise<Answer<unknown>> => {
      const { data, error, response } = await api.request(
        method,
        path as never,
        {
          parseAs: 'stream',
          ...init,
        } as never,
      );
      if (!response.ok) throw errorOf(response, error);
      if (init?.parseAs) return { data, response };
      const text = await response.text();
      // That of a captive portal, or of a site that isn't the API.
      if (/^text\/html\b/i.test(typeOf(response)) && !path.endsWith('.html'))
        throw new TipsheetError(response, `${response.url} returned a web page instead of data`);
      return { data: isJson(response) ? JSON.parse(text) : text, response };
    };
  const get = call('get');

  async function* pages(path: string, init?: AnyInit) {
    let query = init?.params?.query ?? {};
    for (;;) {
      const { data } = await get(path, { ...init, params: { ...init?.params, query } });
      yield data as List;
      const { links, hasMore } = data as List & { hasMore?: boolean };
      // The change log always has a next page: what there will be.
      if (!links.next || hasMore === false) return;
      // Its parameters only: the server may know itself by another address.
      query = Object.fromEntries(new URL(links.next).searchParams);
    }
  }

  async function* items(path: string, init?: AnyInit) {
    for await (const { data } of pages(path, init)) yield* data;
  }

  return { GET: get, POST: call('post'), pages, items } as unknown as Client;
}

const typeOf = (response: Response) => response.headers.get('Content-Type') ?? '';
const isJson = (response: Response) => /[/+]json\b/.test(typeOf(response));

function errorOf(response: Response, body: unknown): TipsheetError {
  const isProblem = typeOf(response).startsWith('application/problem+json');
  const problem = body as ConstructorParameters<typeof ProblemError>[1] | null | undefined;
  // That of a proxy has no code, and may be cut short.
  if (!isProblem || typeof problem?.code !== 'string') return new TipsheetError(response);
  const Class = PROBLEM_ERRORS[errorName(problem.code)] ?? ProblemError;
  return new Class(response, problem);
}
