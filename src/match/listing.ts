/** The members of a job listing by their names, as they were given. */
export type Listing = Readonly<Record<string, unknown>>;

/** Levels of lists and objects in a member. */
const MAX_DEPTH = 6;

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
      for (const inner of Object.values(value)) open.push(inner);
    }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isJobPosting = ({ '@type': type }: Record<string, unknown>) =>
  [type].flat().some((one) => typeof one === 'string' && /\bJobPosting$/.test(one));

/** A listing as clients send it: JSON-LD with a `JobPosting`, or an object with its `text`. */
export function readListing(content: unknown): Listing | undefined {
  const posting = findJobPosting(content);
  if (posting || !isObject(content)) return posting;
  const { title, text } = content;
  return typeof text === 'string' ? { title, text } : undefined;
}

/** The texts, numbers and truth values of a member, whatever its form. */
export function valuesOf(member: unknown, depth = 0): string[] {
  if (isObject(member)) {
    if (depth > MAX_DEPTH) return [];
    return Object.entries(member).flatMap(([name, value]) =>
      /^@(?!value)/.test(name) ? [] : valuesOf(value, depth + 1),
    );
  }
  return (member ?? '') === '' ? [] : [String(member)];
}
