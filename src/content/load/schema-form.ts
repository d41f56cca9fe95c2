import { z } from 'zod';

/** The schema of what is at a path in a value; undefined where there may be nothing. */
export function schemaAt(
  schema: z.core.$ZodType,
  [key, ...rest]: readonly PropertyKey[],
): z.core.$ZodType | undefined {
  if (key === undefined) return schema;
  if (schema instanceof z.ZodOptional) return schemaAt(schema.unwrap(), [key, ...rest]);
  if (schema instanceof z.ZodUnion)
    return schema.options
      .map((option) => schemaAt(option, [key, ...rest]))
      .find((found) => found && !(found instanceof z.ZodNever));
  const inner =
    schema instanceof z.ZodObject
      ? (schema.shape[String(key)] ?? schema.def.catchall)
      : schema instanceof z.ZodArray
        ? schema.element
        : schema instanceof z.ZodRecord
          ? schema.valueType
          : undefined;
  return inner && schemaAt(inner, rest);
}

/** How to write a value: of an object the keys that it needs, of a date its format. */
export function formOf(schema: z.core.$ZodType | undefined): string {
  if (schema instanceof z.ZodOptional) return formOf(schema.unwrap());
  if (schema instanceof z.ZodObject) {
    const needed = Object.entries(schema.shape).filter(
      ([, inner]) => !(inner instanceof z.ZodOptional),
    );
    const members = needed.map(([key, inner]) => `"${key}": ${formOf(inner)}`);
    return members.length > 0 ? `{ ${members.join(', ')} }` : '{ … }';
  }
  if (schema instanceof z.ZodArray) return `[${formOf(schema.element)}]`;
  // The keys of all records of content are language tags.
  if (schema instanceof z.ZodRecord) return `{ "en": ${formOf(schema.valueType)} }`;
  if (schema instanceof z.ZodNumber) return '1';
  if (schema instanceof z.ZodISODate) return '"2026-11-28"';
  return schema instanceof z.ZodString && schema.format === 'url' ? '"https://…"' : '"…"';
}
