import { MAX_PHRASE } from '../model.ts';
import { type PhrasePlace, type PhraseWord, readPlace } from '../signal-phrase.ts';
import type { Finding } from './draft.ts';

const MAX_PLACES = 12;
const ALTERNATIVE = /^(?:[#@$£€₹]|=?[\p{L}\p{N}\p{M}'’]+(?:-[\p{L}\p{N}\p{M}'’]+)*)$/u;

/** What is wrong with a phrase, and how to fix it. */
export function phraseIssue(phrase: string): Finding | undefined {
  const issue = (message: string, fix: string) => ({ message: `"${phrase}" ${message}`, fix });
  const group = /\{[^}]*\}?/.exec(phrase)?.[0];
  if (group !== undefined)
    return issue(`has "${group}", an unknown group`, 'add it to "groups" of the language');
  if (phrase.length > MAX_PHRASE)
    return issue(
      `has more than ${MAX_PHRASE} characters with its groups`,
      'make two of it, or shorten its groups',
    );
  const places = phrase.split(' ');
  const wrong = places
    .flatMap((place) => (place === '*' ? [] : place.split('|')))
    .find((alternative) => !ALTERNATIVE.test(alternative) || hasEmptyWord(alternative));
  if (wrong !== undefined)
    return issue(
      `has "${wrong}", which is no word`,
      'write words, alternatives joined by |, a gap *, a number #, a date @ or $, £, € or ₹',
    );
  if (places.length > MAX_PLACES) return issue(`has more than ${MAX_PLACES} words`, 'shorten it');
  return places[0] === '*' || places.at(-1) === '*'
    ? issue('begins or ends with a gap, which finds nothing', 'remove the *')
    : undefined;
}

/** Such as an apostrophe alone, of which folding leaves nothing. */
const hasEmptyWord = (alternative: string) => {
  const place = readPlace(alternative);
  return place !== '*' && place.some(({ words }) => words.includes(''));
};

/** Whether one phrase is found wherever the other is: each of its places allows as much or more. */
export function isPartOf(part: readonly PhrasePlace[], whole: readonly PhrasePlace[]): boolean {
  return whole.some((_, start) =>
    part.every((place, i) => {
      const other = whole[start + i];
      if (other === undefined || place === '*' || other === '*') return place === other;
      return other.every((word) => place.some((one) => allows(one, word)));
    }),
  );
}

const allows = (one: PhraseWord, word: PhraseWord) =>
  one.words.join() === word.words.join() && (!one.isExact || word.isExact);
