import type { OpenAPIV3_1 } from 'openapi-types';

/** An operation of a contract, with arguments that its own examples give. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly OpenAPIV3_1.ParameterObject[];
  /** The examples of its parameters. */
  readonly arguments: { readonly path: Arguments; readonly query: Arguments };
  /** The example of its body, where it takes one. */
  readonly body: unknown;
  /** What it returns on success. */
  readonly mediaTypes: readonly string[];
}
type Arguments = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post'] as const;

/** Every operation of a contract: what is added to the API is among them by itself. */
export function operationsOf(document: OpenAPIV3_1.Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      if (!operation?.operationId) return [];
      const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[];
      const ok = operation.responses?.['200'] as OpenAPIV3_1.ResponseObject | undefined;
      const requestBody = operation.requestBody as OpenAPIV3_1.RequestBodyObject | undefined;
      return [
        {
          ...{ id: operation.operationId, method, path, parameters },
          arguments: {
            path: examplesOf(parameters, 'path'),
            query: examplesOf(parameters, 'query'),
          },
          body: firstExample(Object.values(requestBody?.content ?? {})[0]),
          mediaTypes: Object.keys(ok?.content ?? {}),
        },
      ];
    }),
  );
}

/** The URL of an operation with its arguments, from `/`. */
export function urlOf({ path, arguments: { path: names, query } }: Operation): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(names[name])),
  );
  // Values of an array are joined by commas, as `explode: false` says.
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  );
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** What `fetch` needs beside the URL. */
export const requestOf = ({ method, body }: Operation): RequestInit =>
  body === undefined
    ? { method }
    : { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };

const examplesOf = (parameters: readonly OpenAPIV3_1.ParameterObject[], where: string): Arguments =>
  Object.fromEntries(
    parameters
      .filter((parameter) => parameter.in === where)
      .map((parameter) => [parameter.name, firstExample(parameter)] as const)
      .filter(([, example]) => example !== undefined),
  );

function firstExample(of: OpenAPIV3_1.MediaTypeObject | OpenAPIV3_1.ParameterObject | undefined) {
  if (of?.example !== undefined) return of.example;
  const [first] = Object.values(of?.examples ?? {});
  return first && 'value' in first ? first.value : undefined;
}
