import { MAX_PHRASE } from '../model.ts';
import { type PhrasePlace, type PhraseWord, readPlace } from '../signal-phrase.ts';

const MAX_PLACES = 12;
const ALTERNATIVE = /^(?:[#@$£€]|=?[\p{L}\p{N}\p{M}'’]+(?:-[\p{L}\p{N}\p{M}'’]+)*)$/u;

/** What is wrong with a phrase, and how to fix it. */
export class PhraseError extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** @throws PhraseError */
export function parsePhrase(phrase: string): PhrasePlace[] {
  const group = /\{[^}]*\}?/.exec(phrase)?.[0];
  if (group !== undefined)
    throw new PhraseError(`has "${group}", an unknown group`, 'add it to "groups" of the language');
  if (phrase.length > MAX_PHRASE)
    throw new PhraseError(
      `has more than ${MAX_PHRASE} characters with its groups`,
      'make two of it, or shorten its groups',
    );
  const written = phrase.split(' ');
  const wrong = written
    .flatMap((place) => (place === '*' ? [] : place.split('|')))
    .find((alternative) => !ALTERNATIVE.test(alternative) || hasEmptyWord(alternative));
  if (wrong !== undefined)
    throw new PhraseError(
      `has "${wrong}", which is no word`,
      'write words, alternatives joined by |, a gap *, a number #, a date @ or $, £ or €',
    );
  if (written.length > MAX_PLACES)
    throw new PhraseError(`has more than ${MAX_PLACES} words`, 'shorten it');
  if (written[0] === '*' || written.at(-1) === '*')
    throw new PhraseError('begins or ends with a gap, which finds nothing', 'remove the *');
  return written.map(readPlace);
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
