import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import type { Article, Edition, Library, Tip } from '../../content/library.ts';
import type { Site } from '../../render/site.ts';

/** Content that belongs together, for examples: a tip of the main article, and where it is. */
export interface ExampleContent {
  readonly library: Pick<Library, 'vocabularies'>;
  readonly edition: Pick<Edition, 'language' | 'regions' | 'topics'>;
  readonly article: Article;
  readonly tip: Tip;
  readonly site: Site;
}

/** A value that exists in the library, for the contract. */
export type Example = (content: ExampleContent) => string | number | readonly string[] | undefined;

/** What the metadata of a parameter declares besides its description. */
interface Declaration {
  /** Stands for its schema in the contract, where that of the text would hide the type. */
  readonly openapi?: OpenAPIV3_1.SchemaObject;
  readonly example?: Example;
  /**
   * Whether its values say nothing about who asks, so that the log may show them; those of a closed
   * list never do.
   */
  readonly isLoggable?: boolean;
  /** What leaving it out means, where that depends on the library. */
  readonly defaultOf?: (library: Pick<Library, 'info'>) => string;
}

declare module 'zod' {
  interface GlobalMeta extends Declaration {}
}

const declarations = new WeakMap<z.ZodType, Declaration>();

/**
 * What is declared of a parameter, by the schema of all parameters of its place in a route;
 * undefined if the route has no such parameter.
 */
export function declarationOf(parameters: unknown, name: string): Declaration | undefined {
  if (!(parameters instanceof z.ZodObject) || !Object.hasOwn(parameters.shape, name))
    return undefined;
  const schema: z.ZodType = parameters.shape[name];
  // Each request is logged by it.
  const declaration = declarations.get(schema) ?? read(schema);
  declarations.set(schema, declaration);
  return declaration;
}

function read(schema: z.ZodType): Declaration {
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  const isClosed = schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral;
  const inner = isWrapped ? read(schema.unwrap() as z.ZodType) : { isLoggable: isClosed };
  return { ...inner, ...schema.meta() };
}
