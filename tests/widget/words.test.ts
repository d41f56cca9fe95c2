import { afterEach, expect, test } from 'vitest';
import { WORDS, wordsFor } from '../../src/widget/words.ts';

const shipped = WORDS.length;
afterEach(() => {
  WORDS.length = shipped;
});

test.each([
  ['en', 'en'],
  ['es', 'es'],
  ['es-MX', 'es'],
  ['ES', 'es'],
  ['zh-Hant', 'en'],
  ['', 'en'],
  ['constructor', 'en'],
])('for %j the words of the element are in %s', (tag, language) => {
  expect(wordsFor(tag)[0]).toBe(language);
});

test('no language of the element misses a word', () => {
  for (const words of WORDS) expect(words.filter((word) => word.trim())).toHaveLength(6);
});

test('a page may add a language to the element', () => {
  WORDS.push(['pt', 'Faça', 'Evite', 'Exemplo', 'Mais dicas', 'Erro. Tentar de novo']);
  expect(wordsFor('pt-BR')[1]).toBe('Faça');
});
