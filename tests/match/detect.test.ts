import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDetector, type DetectableSignal } from '../../src/match/detect.ts';
import { grammarOf } from '../../src/match/grammar.ts';
import { readListing, valuesOf } from '../../src/match/listing.ts';
import { makePhraseFinder } from '../../src/match/phrases.ts';
import { sentencesOf } from '../../src/match/words.ts';
import { hostileListing } from './hostile.ts';
import { shippedSnapshot } from './judged.ts';

const NOW = Date.parse('2026-12-01T12:00:00Z');

const find = (
  signal: Partial<DetectableSignal>,
  listing: Record<string, unknown> | string,
  language = 'en',
) => {
  const whole = { slug: 'a', name: 'a', weight: 5, phrases: [], unless: [], conditions: [] };
  const detect = createDetector([{ ...whole, ...signal }], language, grammarOf(language));
  return detect(typeof listing === 'string' ? { text: listing } : listing, NOW)[0]?.evidence;
};

test.each([
  ['cover letter', 'Send COVER\u00a0LETTERS.', 'COVER LETTERS'],
  ['cover letter', 'Send a <b>cover</b> letter', 'cover letter'],
  ['cover letter', 'a cover.</p><p>Letter', undefined],
  ['resume', 'Your r&eacute;sum&#233;, please', 'resumé'],
  ['resume', 'Your r&#xE9;sum&#Xe9;', 'résumé'],
  ['resume', 'Your résumé’s there', 'résumé’s'],
  ['follow-up', 'a follow-up', 'follow-up'],
  ['follow-up', 'a follow up', 'follow up'],
  ['two|three =references', 'three references', 'three references'],
  ['two|three =references', 'two reference', undefined],
  ['send * letter', 'send us a short letter', 'send us a short letter'],
  ['send * letter', 'send us your very short letter', undefined],
  ['£ #', '&pound;12.50 an hour', '£12.50'],
  ['₹ #', '₹6,00,000 a year', '₹6,00,000'],
  ['₹ #', '&#8377;25,000', '₹25,000'],
  ['£ # #', '£14.10ph', undefined],
  ['£ # #', '£14.10–£15.72ph', undefined],
  ['£ # £ #', '£14.10 – £15.72', '£14.10 – £15.72'],
  ['£ # £ #', '£14.10 – £14.10', undefined],
  ['company', 'companies', 'companies'],
  ['closes * @', 'Closes on Friday 4 December', 'Closes on Friday 4 December'],
  ['closes @', 'Closes December 8, 2026', 'Closes December 8, 2026'],
  ['closes @', 'Closes 04/12/2026', 'Closes 04/12/2026'],
  ['closes @', 'Closes 9 December', undefined],
  ['closes @', 'Closes 29 November 2026', undefined],
  ['closes * @', 'Closes on December 4, 2019', undefined],
  ['closes * @', 'Closes on 2026-12-04', 'Closes on 2026-12-04'],
  ['secret', '<script>secret</script> <style>secret', undefined],
])('%s in “%s” is %s', (phrase, text, found) => {
  expect(find({ phrases: [phrase] }, text)?.text).toBe(found);
});

test('a phrase does not count in a sentence with one that takes it back', () => {
  const signal = { phrases: ['cover letter'], unless: ['no * cover'] };
  expect(find(signal, 'No need for a cover letter.')).toBeUndefined();
  expect(find(signal, 'No need for a cover letter. A cover letter helps.')).toMatchObject({
    start: 30,
  });
});

test.each([
  ['We help clients who write a letter', undefined],
  ['Send us a letter, a CV and the day on which you could begin to help clients', 'letter'],
])('a phrase counts far from one that takes it back: “%s”', (text, found) => {
  expect(find({ phrases: ['letter'], unless: ['clients'] }, text)?.text).toBe(found);
});

test.each([
  ['No cover letter is needed.', undefined],
  ['We never ask for a cover letter', undefined],
  ['A cover letter isn’t needed', undefined],
  ['A cover letter? Not necessary.', undefined],
  ['Skip the cover letter', undefined],
  ['You don’t need to write us a cover letter', undefined],
  ['Send no photograph but do write us a cover letter', 'cover letter'],
  ['A cover letter of no more than a page', 'cover letter'],
  ['No experience needed, cover letter required', 'cover letter'],
  ['A cover letter, experience not needed', 'cover letter'],
  ['No cover letter, please', undefined],
  ['No CV, cover letter or references needed', undefined],
  ['We don’t want a CV, or a cover letter', undefined],
  ['Never a CV, photograph or cover letter', undefined],
  ['No CV, photograph or references needed, cover letter welcome', 'cover letter'],
  ['No experience needed, a cover letter or email is enough', 'cover letter'],
])('what is denied is not found: “%s”', (text, found) => {
  expect(find({ phrases: ['cover letter'] }, text)?.text).toBe(found);
});

test.each([
  ['Sin currículum, carta ni referencias', undefined],
  ['No pedimos título, carnet o carta', undefined],
  ['Sin carta, currículum o referencias', undefined],
  ['Sin experiencia, carta imprescindible', 'carta'],
  ['Sin experiencia previa necesaria, carta o correo', 'carta'],
])('what is denied is not found in Spanish: “%s”', (text, found) => {
  expect(find({ phrases: ['carta'] }, text, 'es')?.text).toBe(found);
});

test('what the text denies is not read from a member', () => {
  const condition = { member: 'jobLocationType', is: ['TELECOMMUTE'] };
  const signal = { phrases: ['=remote'], conditions: [condition as never] };
  const posting = { jobLocationType: 'TELECOMMUTE', description: 'This is not a remote role.' };
  expect(find(signal, posting)).toBeUndefined();
});

test('no place of a phrase is tried twice at a word, however often a listing repeats itself', () => {
  const finder = makePhraseFinder([]);
  const gaps = ['£ # * a', ...Array.from({ length: 8 }, (_, n) => `£${' * #'.repeat(n)} * @`)];
  gaps.forEach(finder.add);
  const [words = []] = sentencesOf('£1 '.repeat(2000));
  let steps = 0;
  const dateAt = () => {
    steps++;
    return Infinity;
  };
  finder.find(words, dateAt, { left: Infinity });
  expect(steps).toBeLessThanOrEqual(words.length * gaps.length);
});

test('many short values of a listing cost no more than a long one', () => {
  const skills = Array.from({ length: 40_000 }, () => 'a');
  expect(
    find({ phrases: ['cover letter'] }, { skills: [...skills, 'cover letter'] }),
  ).toBeUndefined();
});

test('what is read of a listing ends with some thousand words, sooner where phrases begin with them', () => {
  const letter = { phrases: ['cover letter'] };
  expect(find(letter, `${'word '.repeat(2000)} a cover letter.`)).toBeDefined();
  expect(find(letter, `${'so '.repeat(4000)} a cover letter.`)).toBeUndefined();
  expect(find(letter, `A cover letter. ${'so '.repeat(4000)}`)).toBeDefined();
  expect(find(letter, `${'word. '.repeat(1000)} A cover letter.`)).toBeDefined();
  expect(find(letter, `${'so. '.repeat(3000)} A cover letter.`)).toBeUndefined();
  const begun = Array.from({ length: 9 }, (_, n) => `word * * ${'* '.repeat(n)}end`);
  const many = { phrases: ['cover letter', ...begun] };
  expect(find(many, `${'word '.repeat(2000)} a cover letter.`)).toBeUndefined();
});

test('what looks like a word of thousands of letters is read in parts', () => {
  // Putting so many marks of a letter in order would take long.
  const [words = []] = sentencesOf(`a${'\u0301\u0327'.repeat(10_000)}`);
  expect(Math.max(...words.map(([, start, end]) => end - start))).toBeLessThan(100);
});

test('of a member with very many values or levels the first are read', () => {
  expect(valuesOf(Array(5000).fill('a')).length).toBeLessThan(2000);
  const nested = Array.from({ length: 5000 }).reduce<unknown>((inner) => [inner], 'a');
  expect(valuesOf(nested)).toEqual([]);
  expect(valuesOf([[[[[['a']]]]]])).toEqual(['a']);
});

test('words are evidence where they stand in the listing as it was given', () => {
  const description = '<ul><li>Bring two&nbsp;references</li></ul>';
  const evidence = find({ phrases: ['two references'] }, { description });
  expect(evidence).toEqual({
    member: 'description',
    text: 'two references',
    start: description.indexOf('two'),
    end: description.indexOf('</li>'),
  });
});

test.each([
  [{ member: 'baseSalary', isAbsent: true }, {}, true],
  [{ member: 'baseSalary', isAbsent: true }, { baseSalary: { currency: 'USD' } }, true],
  [{ member: 'baseSalary', isAbsent: true }, { baseSalary: 20000 }, false],
  [
    { member: 'baseSalary', hasRange: true },
    { baseSalary: { value: { minValue: 1, maxValue: '2' } } },
    true,
  ],
  [{ member: 'baseSalary', hasRange: true }, { baseSalary: { value: 1 } }, false],
  [{ member: 'validThrough', withinDays: 7 }, { validThrough: '2026-12-05' }, true],
  [{ member: 'validThrough', withinDays: 7 }, { validThrough: '2026-12-25T00:00' }, false],
  [
    { member: 'employmentType', is: ['TEMPORARY'] },
    { employmentType: ['FULL_TIME', 'https://schema.org/TEMPORARY'] },
    true,
  ],
  [
    { member: 'employmentType', is: ['FULL_TIME'] },
    { employmentType: 'Full-time, contract' },
    true,
  ],
  [{ member: 'occupationalCategory', is: ['43-*'] }, { occupationalCategory: '43-4051' }, true],
  [{ member: 'occupationalCategory', is: ['43-*'] }, { occupationalCategory: '11-4303' }, false],
] as const)('the condition %j on %j is met: %s', (condition, listing, isMet) => {
  expect(find({ conditions: [condition as never] }, listing) !== undefined).toBe(isMet);
});

test.each([
  { '@type': 'JobPosting', title: 'Clerk' },
  [{ '@type': 'Event' }, { '@type': ['Thing', 'JobPosting'], title: 'Clerk' }],
  { '@graph': [{ '@type': 'http://schema.org/JobPosting', title: 'Clerk' }] },
  { mainEntity: { '@type': 'schema:JobPosting', title: 'Clerk' } },
])('the JobPosting of %j is read', (json) => {
  expect(readListing(json)?.title).toBe('Clerk');
});

test.each([
  ['¿Buscas un nuevo reto profesional?', 'test-asked'],
  ['Ofrecemos un ambiente joven y dinámico.', 'assessment-centre'],
  ['Atender llamadas telefónicas y visitas.', 'several-interviews'],
  ['Experiencia en una línea de producción.', 'cover-letter-asked'],
  ['Interesados enviar sus antecedentes a rrhh@firma.example.', 'safeguarding-check'],
  ['Bono de puntualidad de $800 al mes.', 'scam-asks-for-money'],
  ['Gestionar cuentas por pagar y pagos a proveedores.', 'scam-asks-for-bank-details'],
  ['Secretaria de dirección con inglés.', 'public-sector'],
])('everyday words of a listing are no signal: “%s” of %s', async (text, signal) => {
  const { signals } = await shippedSnapshot();
  const found = signals.get('es')?.detect({ text }, NOW) ?? [];
  expect(found.map(({ slug }) => slug)).not.toContain(signal);
});

test('no listing, however it is made, makes finding fail', async () => {
  const { signals } = await shippedSnapshot();
  fc.assert(
    fc.property(hostileListing, fc.constantFrom('en', 'es'), (listing, language) => {
      for (const { evidence } of signals.get(language)?.detect(listing, NOW) ?? []) {
        const { start = 0, end = 0 } = evidence;
        expect(end).toBeGreaterThanOrEqual(start);
      }
    }),
    { numRuns: 1000 },
  );
}, 120_000);
