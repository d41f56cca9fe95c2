import { z } from 'zod';
import { FILE_SCHEMAS } from './model.ts';

/**
 * The texts of the JSON Schemas (2020-12) of the content files, by name. They say what to write: what has a
 * default may be left out. `$id` is relative, so it holds wherever the schemas are served.
 */
export function buildJsonSchemas(): Map<string, string> {
  const entries = Object.entries(FILE_SCHEMAS).map(([name, schema]) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override: forEditors });
    return [name, formatFile({ $schema, $id: `${name}.json`, ...rest })] as const;
  });
  return new Map(entries);
}

/** JSON as people write it. */
export const formatFile = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * What editors show where a text is wrong: a sentence, by the keyword that VS Code has for it, instead
 * of the pattern. Of a date the format says it all.
 */
function forEditors({ zodSchema, jsonSchema }: Parameters<Override>[0]): void {
  if (jsonSchema.pattern === undefined) return;
  if (jsonSchema.format === 'date') delete jsonSchema.pattern;
  else jsonSchema.patternErrorMessage ??= sentenceOf(zodSchema);
}
type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

/** The model's own words for a pattern. */
function sentenceOf({ _zod }: z.core.$ZodType): string | undefined {
  const checks = _zod.def.checks ?? [];
  const pattern = checks.find(({ _zod: { def } }) => 'pattern' in def);
  const message = pattern?._zod.def.error?.({ code: 'invalid_format' } as never);
  const text = typeof message === 'string' ? message : message?.message;
  return text && `It ${text}.`;
}
