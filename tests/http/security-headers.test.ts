import { expect, test } from 'vitest';
import { keysOf } from '../../src/content/record-of.ts';
import { headerSets } from '../../src/http/response/headers.ts';

const sets = headerSets('https://tips.example', 'https://jobs.example');
const GROUPS = keysOf(sets);

test.each(GROUPS)('a response (%s) loads nothing that its policy does not name', (group) => {
  expect(sets[group]).toMatchObject({
    'Content-Security-Policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors/),
    'X-Content-Type-Options': 'nosniff',
  });
});

test.each(GROUPS)('scripts of any origin may read a response (%s), and load it', (group) => {
  expect(sets[group]).toMatchObject({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
});

test.each(GROUPS)('a link from a response (%s) tells other sites the origin alone', (group) => {
  expect(sets[group]['Referrer-Policy']).toBe('strict-origin-when-cross-origin');
});

test('the sites that the operator names may frame embeds, and nobody anything else', () => {
  const { frame, ...others } = sets;
  expect(frame['Content-Security-Policy']).toMatch(/; frame-ancestors https:\/\/jobs\.example$/);
  expect(frame).not.toHaveProperty('X-Frame-Options');
  for (const headers of Object.values(others))
    expect(headers['Content-Security-Policy']).toMatch(/; frame-ancestors 'none'$/);
});

test.each(['page', 'docs'] as const)(
  'what people read (%s) is apart from other windows, and asks for no device',
  (group) => {
    expect(sets[group]).toMatchObject({
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': expect.stringContaining('camera=(), geolocation=(), microphone=()'),
    });
  },
);

test.each(GROUPS)(
  'a browser is told by https, not by http, to come by https alone (%s)',
  (group) => {
    // RFC 6797 §7.2
    const name = 'Strict-Transport-Security';
    expect(sets[group][name]).toBe('max-age=31536000; includeSubDomains');
    expect(headerSets('http://tips.example', '*')[group]).not.toHaveProperty(name);
  },
);
