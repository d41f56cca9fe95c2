import { type Check, tipsIn } from './draft.ts';

/** A note is on a country that there is, and on each there is one. */
export const checkRegions: Check = function* ({ articles }) {
  for (const { file, pointer: of, source } of tipsIn(articles)) {
    const regions = (source.notes ?? []).map(({ region }) => region);
    for (const [n, region] of regions.entries()) {
      const pointer = `${of}/notes/${n}/region`;
      const usual = usualCode(region);
      if (usual === undefined) {
        const message = `"${region}" is not a country`;
        const fix = 'write its code by ISO 3166-1, such as "US" or "GB"';
        yield { file, pointer, message, fix };
      } else if (usual !== region) {
        const message = `"${region}" is not the code by ISO 3166-1`;
        yield { file, pointer, message, fix: `write "${usual}"` };
      } else if (regions.indexOf(region) < n) {
        const message = `there is a note on "${region}" already`;
        yield { file, pointer, message, fix: 'make them one' };
      }
    }
  }
};

/** Known to Unicode and no country of ISO 3166-1: unions, reserved codes, and those for private use. */
const NOT_COUNTRIES = /^(?:EU|EZ|UN|AC|CP|CQ|DG|EA|IC|TA|AA|Q[M-Z]|X[A-Z]|ZZ)$/;

const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The code that a country has now; undefined for what is no country. */
function usualCode(region: string): string | undefined {
  // One that doesn't have the form of a code has its issue already.
  if (!/^[A-Z]{2}$/.test(region)) return region;
  const usual = new Intl.Locale(`und-${region}`).region ?? region;
  return NOT_COUNTRIES.test(usual) || NAMES.of(usual) === undefined ? undefined : usual;
}
