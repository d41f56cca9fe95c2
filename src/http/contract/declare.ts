import { z } from 'zod';
import type { Article, Edition, Library, Tip } from '../../content/library.ts';
import type { Site } from '../../render/site.ts';

/** Content that belongs together, for examples: a tip of the main article, and where it is. */
export interface ExampleContent {
  readonly library: Library;
  readonly edition: Edition;
  readonly article: Article;
  readonly tip: Tip;
  readonly site: Site;
}

/** A value that exists in the library, for the contract. */
export type Example = (content: ExampleContent) => string | number | readonly string[] | undefined;

/** What is known of a parameter besides its schema. */
interface Declaration {
  readonly example?: Example;
  /**
   * Whether its values say nothing about who asks, so that the log may show them; those of a closed
   * list never do.
   */
  readonly isLoggable?: boolean;
  /** What leaving it out means, where that depends on the library. */
  readonly default?: (library: Library) => string;
}

const declarations = new WeakMap<z.ZodType, Declaration>();

/** Says of a parameter what its schema can't, besides what is declared of it already. */
export function declare<S extends z.ZodType>(schema: S, declaration: Declaration): S {
  declarations.set(schema, { ...find(schema), ...declaration });
  return schema;
}

/**
 * What is declared of a parameter, by the schema of all parameters of its place in a route;
 * undefined if the route has no such parameter.
 */
export function declarationOf(parameters: unknown, name: string): Declaration | undefined {
  if (!(parameters instanceof z.ZodObject) || !Object.hasOwn(parameters.shape, name))
    return undefined;
  return find(parameters.shape[name]);
}

function find(schema: z.ZodType): Declaration {
  const known = declarations.get(schema);
  if (known) return known;
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  const isClosed = schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral;
  const found = isWrapped ? find(schema.unwrap() as z.ZodType) : { isLoggable: isClosed };
  // Each request is logged by it.
  declarations.set(schema, found);
  return found;
}
