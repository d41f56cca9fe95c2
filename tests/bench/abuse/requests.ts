import type { Library } from './finding.ts';

/** Searches that nobody has asked for before. */
export function newSearch({ words }: Library, salt: string) {
  return (n: number) => {
    const word = (i: number) => words[(n * 7 + i * 13) % words.length];
    return `/v1/search?q=${word(0)}+${word(1)}+${salt}${n}`;
  };
}

/** Costly requests that are no two of them alike. */
export function costly(library: Library, salt: string) {
  const search = newSearch(library, salt);
  const paths = [
    (n: number) => `/v1/articles?include=body,tips&page=${(n % 50) + 1}&size=${(n % 90) + 10}`,
    (n: number) => `/v1/tips?page=${(n % 50) + 1}&size=${(n % 90) + 10}`,
    search,
    (n: number) => `${search(n)}+${library.words.slice(n % 50, (n % 50) + 40).join('+')}`,
  ];
  return (n: number) => (paths[n % paths.length] ?? search)(n);
}

/** The path with one of its letters percent-encoded, another for each number. */
export function encodeLetter(path: string, n: number): string {
  const letters = [...path.matchAll(/[a-z]/g)].map(({ index }) => index);
  const at = letters[n % letters.length] ?? 1;
  const code = path.charCodeAt(at).toString(16);
  return `${path.slice(0, at)}%${n % 2 === 0 ? code : code.toUpperCase()}${path.slice(at + 1)}`;
}

export function rawRequest(path: string, headers = ''): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
}
