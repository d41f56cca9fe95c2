/** The names of a record's members, which the type of Object.keys() forgets. */
export const keysOf: <K extends string>(record: Readonly<Record<K, unknown>>) => K[] = Object.keys;

/** A record with something for each name. */
export function recordOf<K extends string, T>(names: readonly K[], make: (name: K) => T) {
  const record: Partial<Record<K, T>> = {};
  for (const name of names) record[name] = make(name);
  return record as Record<K, T>;
}

/** Some of the members of an object. */
export function pick<T, K extends keyof T>(whole: T, ...names: readonly K[]): Pick<T, K> {
  // Object.fromEntries() forgets the names of its keys.
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<T, K>;
}
