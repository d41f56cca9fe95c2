import { localesFor } from '../content/locales.ts';
import { plainText } from '../content/model.ts';
import { stringsFor } from './strings.ts';

/** The name of a signal. */
export const ReasonName = plainText(60).describe('As it goes on after “because this job”');

/**
 * Why a tip matters for a listing, as a sentence. The names of signals are in the language of the
 * content, as what comes before them must be.
 * @param names of signals, as they go on after “because this job”
 */
export function becauseThisJob(names: readonly string[], language: string): string {
  const list = new Intl.ListFormat(localesFor(language)).format(names);
  const strings = stringsFor(language);
  return strings.language === language.split('-')[0] ? strings.becauseThisJob(list) : list;
}
