import type { Operation } from '../../helpers/operations.ts';

/** A generator of clients, as its documentation says that it is used. */
export interface Generator {
  readonly name: string;
  /** Files that it needs beside the contract, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Its program and arguments; the contract is `openapi.json`. */
  readonly command: readonly string[];
  /** What a program has before the first call, where `baseUrl` is the address of the server. */
  readonly setup: string;
  readonly imports: string;
  /** An expression for the body of an operation's response. */
  call(operation: Operation, code: (value: unknown) => string): string;
}

const pathValues = ({ arguments: { path } }: Operation, code: (value: unknown) => string) =>
  Object.values(path).map(code);

/** Positional arguments: those of the path, then the query where there is one. */
const positional = (operation: Operation, code: (value: unknown) => string) =>
  [
    ...pathValues(operation, code),
    ...(operation.body === undefined ? [] : [code(operation.body)]),
    ...(hasQuery(operation) ? [code(operation.arguments.query)] : []),
  ].join(', ');

const isJson = ({ mediaTypes }: Operation) => /json$/.test(mediaTypes[0] ?? '');

const hasQuery = ({ parameters }: Operation) => parameters.some((one) => one.in === 'query');

/** Their shape where a client takes an object of each. */
const parts = ({ arguments: { path, query }, body }: Operation, names: [string, string]) => ({
  ...(Object.keys(path).length > 0 && { [names[0]]: path }),
  ...(Object.keys(query).length > 0 && { [names[1]]: query }),
  ...(body !== undefined && { body }),
});

/** Joins the values of an array by commas, as the contract says (`explode: false`); axios doesn't. */
const AXIOS_QUERY = '(query: Record<string, string>) => new URLSearchParams(query).toString()';

export const GENERATORS: readonly Generator[] = [
  {
    name: 'openapi-typescript',
    command: ['openapi-typescript', 'openapi.json', '-o', 'api.ts'],
    imports: "import createClient from 'openapi-fetch';\nimport type { paths } from './api.ts';",
    setup: `const client = createClient<paths>({
      baseUrl,
      querySerializer: { array: { style: 'form', explode: false } },
    });`,
    call(operation, code) {
      const { method, path, body } = operation;
      const params = parts({ ...operation, body: undefined }, ['path', 'query']);
      const parseAs = isJson(operation) ? {} : { parseAs: 'text' };
      const init = { params, ...parseAs, ...(body !== undefined && { body }) };
      return `(await client.${method.toUpperCase()}(${code(path)}, ${code(init)})).data`;
    },
  },
  {
    name: '@hey-api/openapi-ts',
    command: ['openapi-ts', '-i', 'openapi.json', '-o', 'api', '-c', '@hey-api/client-fetch'],
    imports:
      "import * as api from './api/index.ts';\nimport { client } from './api/client.gen.ts';",
    setup: `client.setConfig({
      baseUrl,
      throwOnError: true,
      querySerializer: { array: { style: 'form', explode: false } },
    });`,
    call(operation, code) {
      const parseAs = isJson(operation) ? {} : { parseAs: 'text' };
      const options = { ...parts(operation, ['path', 'query']), ...parseAs };
      return `(await api.${operation.id}(${code(options)})).data`;
    },
  },
  {
    name: 'orval',
    files: {
      // The client of its documentation, which knows text from JSON.
      'fetch.ts': `
        export const origin = { baseUrl: '' };
        export async function customFetch<T>(url: string, options: RequestInit): Promise<T> {
          const response = await fetch(new URL(url, origin.baseUrl), options);
          const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
          const data: unknown = isJson ? await response.json() : await response.text();
          return { status: response.status, data, headers: response.headers } as T;
        }`,
      'orval.config.mjs': `
        export default {
          tipsheet: {
            input: './openapi.json',
            output: {
              target: './api.ts',
              client: 'fetch',
              override: { mutator: { path: './fetch.ts', name: 'customFetch' } },
            },
          },
        };`,
    },
    command: ['orval', '--config', 'orval.config.mjs'],
    imports: "import * as api from './api.ts';\nimport { origin } from './fetch.ts';",
    setup: 'origin.baseUrl = baseUrl;',
    call: (operation, code) => `(await api.${operation.id}(${positional(operation, code)})).data`,
  },
  {
    name: 'swagger-typescript-api',
    command: [
      'swagger-typescript-api',
      'generate',
      '-p',
      'openapi.json',
      '-o',
      '.',
      '-n',
      'api.ts',
    ],
    imports: "import { Api } from './api.ts';",
    setup: 'const api = new Api({ baseUrl });',
    call(operation, code) {
      const [segment = ''] = operation.path.split('/').filter(Boolean);
      const group = segment.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
      const response = `await api.${group}.${operation.id}(${positional(operation, code)})`;
      return isJson(operation) ? `bodyOf(${response})` : `(${response}).text()`;
    },
  },
  {
    name: 'openapi-zod-client',
    command: ['openapi-zod-client', 'openapi.json', '-o', 'api.ts', '--with-alias'],
    imports: "import { createApiClient } from './api.ts';",
    // It validates each request and each response.
    setup: `const api = createApiClient(baseUrl, {
      axiosConfig: { paramsSerializer: { serialize: ${AXIOS_QUERY} } },
    });`,
    call(operation, code) {
      // Its types take the `.md` of `{slug}.md` for a part of the name.
      const { arguments: values } = operation;
      const suffixed = [...operation.path.matchAll(/\{(\w+)\}(\.[\w.]+)/g)].map(
        ([, name = '', suffix]) => [name + suffix, values.path[name]] as const,
      );
      const path = { ...values.path, ...Object.fromEntries(suffixed) };
      const rest = { ...operation, arguments: { ...values, path }, body: undefined };
      const body = operation.body === undefined ? '' : `${code(operation.body)}, `;
      return `await api.${operation.id}(${body}${code(parts(rest, ['params', 'queries']))})`;
    },
  },
  {
    name: 'oazapfts',
    command: ['oazapfts', 'openapi.json', 'api.ts'],
    imports: "import { ok } from '@oazapfts/runtime';\nimport * as api from './api.ts';",
    setup: 'api.defaults.baseUrl = baseUrl;',
    call(operation, code) {
      const { parameters, arguments: values } = operation;
      // What is required has a place of its own.
      const query = { ...values.query };
      const required = parameters
        .filter((one) => one.in === 'query' && one.required)
        .map(({ name }) => {
          const value = query[name];
          delete query[name];
          return code(value);
        });
      const body = operation.body === undefined ? [] : [code(operation.body)];
      const rest = hasQuery(operation) && Object.keys(query).length > 0 ? [code(query)] : [];
      const list = [...pathValues(operation, code), ...required, ...body, ...rest].join(', ');
      return `await ok(api.${operation.id}(${list}))`;
    },
  },
  {
    name: 'typed-openapi',
    command: ['typed-openapi', 'openapi.json', '-o', 'api.ts'],
    imports: "import { createApiClient } from './api.ts';",
    // Sending and reading are for the program.
    setup: `const api = createApiClient(
      {
        encodeSearchParams: (query) => new URLSearchParams(query as Record<string, string>),
        fetch: ({ method, url, urlSearchParams, parameters }) =>
          fetch(\`\${url}?\${urlSearchParams ?? ''}\`, {
            method,
            ...(parameters?.body !== undefined && {
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify(parameters.body),
            }),
          }),
        parseResponseData: (response) =>
          /json/.test(response.headers.get('Content-Type') ?? '')
            ? response.json()
            : response.text(),
      },
      baseUrl,
    );`,
    call(operation, code) {
      // Where there is a body, it wants a query, too, if only an empty one.
      const query = operation.body !== undefined && hasQuery(operation) && { query: {} };
      const options = { ...query, ...parts(operation, ['path', 'query']) };
      return `await api.${operation.method}(${code(operation.path)}, ${code(options)})`;
    },
  },
  {
    name: 'kubb',
    files: {
      'kubb.config.mjs': `
        import { defineConfig } from '@kubb/core';
        import { pluginClient } from '@kubb/plugin-client';
        import { pluginOas } from '@kubb/plugin-oas';
        import { pluginTs } from '@kubb/plugin-ts';
        export default defineConfig({
          input: { path: './openapi.json' },
          output: { path: './api', clean: true },
          plugins: [pluginOas(), pluginTs(), pluginClient({ client: 'axios' })],
        });`,
    },
    command: ['kubb', 'generate', '--config', 'kubb.config.mjs'],
    imports:
      "import { axiosInstance } from '@kubb/plugin-client/clients/axios';\nimport * as api from './api/index.ts';",
    setup: `axiosInstance.defaults.baseURL = baseUrl;
    axiosInstance.defaults.paramsSerializer = { serialize: ${AXIOS_QUERY} };`,
    call: (operation, code) => `await api.${operation.id}(${positional(operation, code)})`,
  },
];
