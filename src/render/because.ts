import { stringsFor } from './strings.ts';

/**
 * Why a tip matters for a listing, as a sentence. The names of signals are in the language of the
 * content, as what comes before them must be.
 * @param names of signals, as they go on after “because this job”
 */
export function becauseThisJob(names: readonly string[], language: string): string {
  const list = new Intl.ListFormat(language).format(names);
  const strings = stringsFor(language);
  return strings.language === language.split('-')[0] ? strings.becauseThisJob(list) : list;
}
