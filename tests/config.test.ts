import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

test.each(['127.0.0.1', '10.0.0.0/8,::1', '::ffff:10.0.0.1', 'fe80::/10', '10.0.0.0/255.0.0.0'])(
  'proxies at %s can be trusted',
  (ranges) => {
    const { TRUST_PROXY } = readConfig({ TRUST_PROXY: ranges });
    expect(TRUST_PROXY).toEqual(ranges.split(','));
  },
);

test.each(['all', '10.0.0.0/0', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8', '10.0.0.1,', 'host'])(
  'a range of proxies that Fastify would not take stops the start: %s',
  (ranges) => {
    expect(() => readConfig({ TRUST_PROXY: ranges })).toThrow(
      `TRUST_PROXY: "${ranges}" must be addresses or CIDR ranges`,
    );
  },
);
