import fc from 'fast-check';

// The cases of property tests are the same in every run, so that what fails was changed; those of
// `PROPERTY_SEED=random`, or of a seed that failed, look for what nobody has thought of.
const { PROPERTY_SEED = '2026' } = process.env;
if (PROPERTY_SEED !== 'random') {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(PROPERTY_SEED) });
}
