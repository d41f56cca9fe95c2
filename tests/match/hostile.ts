import fc from 'fast-check';
import { readListing } from '../../src/match/listing.ts';
import { shippedSnapshot } from './judged.ts';

/** What a server takes, in characters. */
const MAX_LENGTH = 100_000;

const { signals } = await shippedSnapshot();

/** What phrases are made of, their signs as well. */
const WORDS = [...signals.values()].flatMap(({ list }) =>
  list.flatMap(({ phrases, unless }) =>
    [...phrases, ...unless].flatMap((phrase) => phrase.split(/[ |]/)),
  ),
);
const MARKUP = [
  '<',
  '&lt;a',
  '<script',
  '<b>',
  '</p>',
  '&amp;#',
  '&eacute;',
  '<!--',
  '"}</script>',
];
const SIGNS = ["'", '\n', '. ', '£1 ', '5 ', 'no cover ', '4/12/2026 ', 'a\u0301\u0327', '\u00ad'];

const part = fc.oneof(
  fc.constantFrom(...MARKUP, ...SIGNS),
  fc.constantFrom(...WORDS).map((word) => `${word} `),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const text = fc.array(part, { size: 'large' }).map((parts) => parts.join(''));
const huge = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(MAX_LENGTH))
  .map(([parts, length]) => {
    const once = parts.join('') || ' ';
    return once.repeat(length / once.length);
  });
const value = fc.oneof(text, fc.jsonValue({ maxDepth: 1 }), fc.double());
const many = fc
  .tuple(value, fc.nat(MAX_LENGTH))
  .map(([one, length]) => Array(Math.floor(length / (JSON.stringify(one).length + 1))).fill(one));
const nested = fc
  .tuple(value, fc.nat(3000), fc.constantFrom('', '@value', 'value', '@graph'))
  .map(([inner, depth, name]) => {
    let outer: unknown = inner;
    for (let i = 0; i < depth; i++) outer = name ? { [name]: outer } : [outer];
    return outer;
  });
const member = fc.oneof(text, huge, value, many, nested);

/** Job listings that nobody writes: huge, nested, of wrong types, full of markup and of phrases. */
export const hostileListing = fc
  .record(
    {
      '@type': fc.constantFrom('JobPosting', ['JobPosting', null], 'Thing', 1),
      title: member,
      description: member,
      baseSalary: member,
      validThrough: member,
      employmentType: member,
    },
    { requiredKeys: ['@type'] },
  )
  .map((json) => readListing(json) ?? json);
