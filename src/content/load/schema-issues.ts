import { z } from 'zod';
import type { Issue } from '../issues.ts';
import { nearest } from '../nearest.ts';
import { toPointer } from './locate.ts';

type ZodIssue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Turns what a schema found wrong with a value into words for the person who wrote it. */
export function schemaIssues(
  file: string,
  schema: z.ZodType,
  value: unknown,
  issues: readonly ZodIssue[],
): Issue[] {
  return issues
    .filter((issue) => !(issue.code === 'invalid_format' && isFoundEmpty(issue, issues)))
    .flatMap((issue) => explain(issue, issue.path, { file, schema, value }));
}

/** An empty text doesn't fit its pattern either, which need not be said. */
function isFoundEmpty({ path }: ZodIssue, issues: readonly ZodIssue[]): boolean {
  return issues.some(
    (other) => other.code === 'too_small' && toPointer(other.path) === toPointer(path),
  );
}

/** Issues that leave every value of the right type, so that further checks can read it. */
const HARMLESS: ReadonlySet<ZodIssue['code']> = new Set([
  'too_big',
  'too_small',
  'invalid_format',
  'unrecognized_keys',
]);

export function leaveTypesIntact(issues: readonly ZodIssue[]): boolean {
  return issues.every((issue) => HARMLESS.has(issue.code));
}

interface Subject {
  readonly file: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
}

function explain(issue: ZodIssue, path: Path, subject: Subject): Issue[] {
  const value = valueAt(subject.value, path);
  const report = (message: string, fix: string, at = path): Issue[] => [
    { file: subject.file, pointer: toPointer(at), message, fix },
  ];
  switch (issue.code) {
    case 'invalid_type': {
      if (value === undefined) {
        const key = String(path.at(-1));
        const fix = `add "${key}": ${FORMS[issue.expected] ?? '…'}`;
        return report(`has no "${key}"`, fix, path.slice(0, -1));
      }
      return report(
        `is ${kindOf(value)}`,
        `write ${FORMS[issue.expected] ?? `a ${issue.expected}`}`,
      );
    }
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) => {
        const meant = nearest(key, keysAt(subject.schema, path));
        const fix = meant ? `did you mean "${meant}"?` : 'remove it';
        return report(`unknown key "${key}"`, fix, [...path, key]);
      });
    case 'too_big':
      return report(...tooBig(issue, value));
    case 'too_small':
      return report(...tooSmall(issue, value));
    case 'invalid_format':
      return report(...wrongFormat(issue, value));
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const meant = typeof value === 'string' ? nearest(value, allowed) : undefined;
      if (meant) return report(`unknown value ${quote(value)}`, `did you mean "${meant}"?`);
      const list = allowed.map((one) => `"${one}"`).join(' or ');
      return report(`unknown value ${quote(value)}`, `it must be ${list}`);
    }
    case 'invalid_key':
      return report(`wrong key "${String(path.at(-1))}"`, reason(issue.issues[0]));
    case 'invalid_union': {
      const [closest = [], next] = [...issue.errors].sort((a, b) => weigh(a) - weigh(b));
      if (closest.length === 0 || (next && weigh(closest) === weigh(next))) {
        return report(`is ${kindOf(value)} of no known form`, 'see the JSON Schema for the forms');
      }
      return closest.flatMap((inner) => explain(inner, [...path, ...inner.path], subject));
    }
    default:
      return report(issue.message, 'see the JSON Schema for what is allowed');
  }
}

/** How far a value is from one form of a union: unknown and missing keys tell most. */
function weigh(issues: readonly ZodIssue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + 10 * issue.keys.length;
    return sum + (issue.code === 'invalid_type' ? 10 : 1);
  }, 0);
}

type Words = [message: string, fix: string];

function tooBig(issue: z.core.$ZodIssueTooBig, value: unknown): Words {
  const limit = Number(issue.maximum);
  const size = sizeOf(value);
  return typeof value === 'string'
    ? [`is ${size} characters long`, `the limit is ${limit}`]
    : [`has ${size} items`, `the limit is ${limit}`];
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, value: unknown): Words {
  const least = Number(issue.minimum);
  if (typeof value === 'string') return ['is empty', 'write something'];
  if (sizeOf(value) === 0) return ['is an empty list', `give ${least} at least`];
  return [`has ${sizeOf(value)} item`, `give ${least} at least`];
}

function wrongFormat(issue: z.core.$ZodIssueInvalidStringFormat, value: unknown): Words {
  if (issue.format === 'date') {
    return [`${quote(value)} is not a date`, 'write an existing day as YYYY-MM-DD'];
  }
  return [`${quote(value)} is not allowed here`, reason(issue)];
}

/** The model's own words for a pattern say what must be. */
function reason(issue: ZodIssue | undefined): string {
  return issue?.message.startsWith('must ') ? `it ${issue.message}` : 'see the JSON Schema';
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

const QUOTED = 60;

function quote(value: unknown): string {
  const isLong = typeof value === 'string' && value.length > QUOTED;
  return JSON.stringify(isLong ? `${value.slice(0, QUOTED)}…` : value) ?? 'nothing';
}

/** How to write a value of a type, by zod's name for it. */
const FORMS: Readonly<Record<string, string>> = {
  string: '"…"',
  object: '{ … }',
  record: '{ … }',
  array: '[ … ]',
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${String(value)}`;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );
}

/** The keys that the schema knows at a place; of a union, those of all its forms. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  return schemasAt([schema], path).flatMap((one) =>
    one instanceof z.ZodObject ? Object.keys(one.shape) : [],
  );
}

function schemasAt(schemas: readonly unknown[], path: Path): unknown[] {
  const unwrapped = schemas.flatMap(unwrap);
  const [key, ...rest] = path;
  if (key === undefined) return unwrapped;
  const inner = unwrapped.flatMap((schema): unknown[] => {
    if (schema instanceof z.ZodArray) return [schema.element];
    if (schema instanceof z.ZodObject) return [schema.shape[String(key)] ?? schema.def.catchall];
    return [];
  });
  return schemasAt(inner, rest);
}

function unwrap(schema: unknown): unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap());
  }
  return schema instanceof z.ZodUnion ? schema.options.flatMap(unwrap) : [schema];
}
