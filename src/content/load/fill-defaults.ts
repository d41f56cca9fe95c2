import { z } from 'zod';

/** A value as its schema would give it out, for values that don't pass it for minor reasons. */
export function fillDefaults(schema: unknown, value: unknown): unknown {
  if (schema instanceof z.ZodDefault) {
    return value === undefined ? schema.def.defaultValue : fillDefaults(schema.unwrap(), value);
  }
  if (schema instanceof z.ZodOptional) return fillDefaults(schema.unwrap(), value);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => fillDefaults(schema.element, item));
  }
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    const known = Object.entries(schema.shape)
      .map(([key, inner]) => [key, fillDefaults(inner, Reflect.get(value, key))] as const)
      .filter(([, inner]) => inner !== undefined);
    return { ...value, ...Object.fromEntries(known) };
  }
  return value;
}
