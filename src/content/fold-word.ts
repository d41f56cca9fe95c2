/**
 * One spelling for what people take for the same word, in a listing and in phrases: lower case, without
 * accents, apostrophes and an English `'s`: `Résumé’s` → `resume`.
 */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/['’]s$|[^\p{L}\p{N}#@$£€₹]/gu, '');
}
