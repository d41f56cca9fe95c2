import type { z } from 'zod';
import type { Issue } from '../issues.ts';
import { nearest } from '../nearest.ts';
import { shorten } from '../shorten.ts';
import { escapeInvisible } from '../visible-text.ts';
import { toPointer } from './pointer.ts';
import { formOf, schemaAt } from './schema-form.ts';

type ZodIssue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * What a schema finds wrong with a value, in words for the person who wrote it, and whether every
 * value has its type all the same.
 */
export function validate(
  file: string,
  schema: z.ZodType,
  value: unknown,
): { readonly issues: Issue[]; readonly hasTypes: boolean } {
  const at = (path: Path, [message, fix]: Words): Issue => {
    return { file, pointer: toPointer(path), message, fix };
  };

  function explain(issue: ZodIssue, path: Path): Issue[] {
    if (issue.code === 'unrecognized_keys') {
      // The message has the fix of each key on a line of its own.
      const fixes = issue.message.split('\n');
      return issue.keys.map((key, i) =>
        at([...path, key], [`unknown key "${key}"`, fixes[i] ?? 'remove it']),
      );
    }
    if (issue.code === 'invalid_type' && issue.input === undefined) {
      const key = String(path.at(-1));
      const fix = `add "${key}": ${formOf(schemaAt(schema, path))}`;
      return [at(path.slice(0, -1), [`has no "${key}"`, fix])];
    }
    if (issue.code === 'invalid_union') {
      const [closest = [], next] = [...issue.errors].sort((a, b) => weigh(a) - weigh(b));
      if (closest.length > 0 && !(next && weigh(closest) === weigh(next)))
        return closest.flatMap((inner) => explain(inner, [...path, ...inner.path]));
    }
    return [at(path, words(issue, path, schema))];
  }

  const found = schema.safeParse(value, { reportInput: true }).error?.issues ?? [];
  return {
    issues: found.flatMap((issue) => explain(issue, issue.path)),
    hasTypes: found.every(leavesTypesIntact),
  };
}

/**
 * Such an issue leaves values of the right type, so that further checks can read them. Of a list
 * with too many or too few items the schema doesn't look at the items.
 */
function leavesTypesIntact(issue: ZodIssue): boolean {
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    return issue.origin === 'string' || sizeOf(issue.input) === 0;
  }
  return ['invalid_format', 'custom', 'unrecognized_keys'].includes(issue.code);
}

/** How far a value is from one form of a union: unknown and missing keys say most. */
function weigh(issues: readonly ZodIssue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + 10 * issue.keys.length;
    return sum + (issue.code === 'invalid_type' ? 10 : 1);
  }, 0);
}

type Words = [message: string, fix: string];

function words(issue: ZodIssue, path: Path, schema: z.ZodType): Words {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type':
      return [`is ${kindOf(input)}`, `write ${formOf(schemaAt(schema, path))}`];
    case 'too_big': {
      const size = typeof input === 'string' ? `is ${sizeOf(input)} characters long` : undefined;
      const items =
        typeof input === 'number' ? `is ${kindOf(input)}` : `has ${sizeOf(input)} items`;
      return [size ?? items, `the limit is ${issue.maximum}`];
    }
    case 'too_small': {
      if (typeof input === 'string') return ['is empty', 'write something'];
      if (typeof input === 'number')
        return [`is ${kindOf(input)}`, `write ${issue.minimum} at least`];
      const size = sizeOf(input) === 0 ? 'is an empty list' : `has ${sizeOf(input)} item`;
      return [size, `give ${issue.minimum} at least`];
    }
    case 'invalid_format':
      return issue.format === 'date'
        ? [`${quote(input)} is not a date`, 'write an existing day, such as 2026-11-28']
        : [`${quote(input)} is not allowed here`, fixOf(issue)];
    case 'custom':
      return [`${quote(input)} is not allowed here`, fixOf(issue)];
    case 'invalid_value': {
      const allowed = issue.values.filter((one) => typeof one === 'string');
      const meant = typeof input === 'string' ? nearest(input, allowed) : undefined;
      const list = issue.values.map((one) => JSON.stringify(one)).join(' or ');
      return [
        `unknown value ${quote(input)}`,
        meant ? `did you mean "${meant}"?` : `it must be ${list}`,
      ];
    }
    case 'invalid_key':
      return [`wrong key "${String(path.at(-1))}"`, fixOf(issue.issues[0])];
    case 'invalid_union':
      return [`is ${kindOf(input)} of no known form`, 'see the JSON Schema for the forms'];
    default:
      return [issue.message, 'see the JSON Schema for what is allowed'];
  }
}

/** The model's own words for a pattern say what must be. */
function fixOf(issue: ZodIssue | undefined): string {
  return issue?.message.startsWith('must ') ? `it ${issue.message}` : 'see the JSON Schema';
}

/** As the schema counts: a character beyond the first 65,536 counts once. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return [...value].length;
  return Array.isArray(value) ? value.length : 0;
}

const QUOTED = 60;

function quote(value: unknown): string {
  if (typeof value === 'string') return escapeInvisible(JSON.stringify(shorten(value, QUOTED)));
  return shorten(JSON.stringify(value) ?? 'nothing', QUOTED);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${String(value)}`;
}
