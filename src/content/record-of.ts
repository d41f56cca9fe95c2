/** A record with something for each name. */
export function recordOf<K extends string, T>(names: readonly K[], make: (name: K) => T) {
  // The keys are the names, which Object.fromEntries doesn't know.
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, T>;
}
