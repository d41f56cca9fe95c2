/** The members of a job listing by their names, as they were given. */
export type Listing = Readonly<Record<string, unknown>>;

/** Values and levels of a member, far more than anybody writes. */
const MAX_VALUES = 1000;

/**
 * Finds the first schema.org `JobPosting` in JSON-LD of any form: by itself, in a list, in a graph
 * or within something else. Never throws.
 */
export function findJobPosting(json: unknown): Listing | undefined {
  const open = [json];
  for (const value of open)
    if (isObject(value)) {
      if (isJobPosting(value)) return value;
      // Those are looked into later.
      for (const name in value) open.push(value[name]);
    }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => Object(value) === value;

const isJobPosting = ({ '@type': type }: Record<string, unknown>) =>
  valuesOf(type).some((one) => /\bJobPosting$/.test(one));

/** A listing as clients send it: JSON-LD with a `JobPosting`, or an object with its `text`. */
export function readListing(content: unknown): Listing | undefined {
  const posting = findJobPosting(content);
  if (posting || !isObject(content)) return posting;
  const { title, text } = content;
  return typeof text === 'string' ? { title, text } : undefined;
}

/** The texts, numbers and truth values of a member, whatever its form; the first of very many. */
export function valuesOf(member: unknown, values: string[] = [], depth = 0): string[] {
  if (isObject(member)) {
    for (const name in member)
      if (values.length + depth < MAX_VALUES && !/^@(?!value)/.test(name))
        valuesOf(member[name], values, depth + 1);
  } else if (`${member ?? ''}`) values.push(`${member}`);
  return values;
}
