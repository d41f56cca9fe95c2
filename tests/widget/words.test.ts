import { afterEach, expect, test } from 'vitest';
import { WORDS, wordsFor } from '../../src/widget/words.ts';

const shipped = WORDS.length;
afterEach(() => {
  WORDS.length = shipped;
});

test.each([
  ['en', 'en'],
  ['de', 'de'],
  ['de-AT', 'de'],
  ['zh-Hant', 'en'],
  ['', 'en'],
  ['constructor', 'en'],
])('for %j the words of the element are in %s', (tag, language) => {
  expect(wordsFor(tag)[0]).toBe(language);
});

test('no language of the element misses a word', () => {
  for (const words of WORDS) expect(words.filter((word) => word.trim())).toHaveLength(7);
});

test('a page may add a language to the element', () => {
  WORDS.push(['pt', 'Faça', 'Evite', 'Exemplo', 'Mais dicas', 'Erro.', 'Tentar']);
  expect(wordsFor('pt-BR')[1]).toBe('Faça');
});
