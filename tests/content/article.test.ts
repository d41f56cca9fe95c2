import { expect, test } from 'vitest';
import { z } from 'zod';
import { defaultsOf } from '../../src/content/article.ts';

test('an optional field of a tip without a default stops the start, by its name', () => {
  const list = z.array(z.string()).optional();
  expect(defaultsOf({ title: z.string(), do: list.meta({ default: [] }) })).toEqual({ do: [] });
  expect(() => defaultsOf({ level: z.string().optional() })).toThrow(
    'the optional field "level" has no default',
  );
});
