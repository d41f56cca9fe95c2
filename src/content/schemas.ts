import { z } from 'zod';
import { FILE_SCHEMAS } from './model.ts';

export type SchemaName = keyof typeof FILE_SCHEMAS;

/**
 * The JSON Schemas (2020-12) of the content files, by name. They say what to write: what has a
 * default may be left out. `$id` is relative, so it holds wherever the schemas are served.
 */
export function buildJsonSchemas(): Record<SchemaName, object> {
  const entries = Object.entries(FILE_SCHEMAS).map(([name, schema]) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return [name, { $schema, $id: `${name}.json`, ...rest }] as const;
  });
  return Object.fromEntries(entries) as Record<SchemaName, object>;
}

/** The text of a schema's file, as it is kept in `openapi/schemas/`. */
export function formatJsonSchema(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
