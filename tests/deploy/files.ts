import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';

const DEPLOY = new URL('../../deploy/', import.meta.url);

export function readDeployed(file: string): string {
  return readFileSync(new URL(file, DEPLOY), 'utf8');
}

/** The documents of a YAML file; `T` is the shape that the test relies on. */
export function readDocuments<T>(file: string): T[] {
  return parseAllDocuments(readDeployed(file)).map((document) => document.toJS({}));
}

/** The one document of a YAML file, merge keys (`<<`) resolved. */
export function readYaml<T>(file: string): T {
  return parse(readDeployed(file), { merge: true });
}
