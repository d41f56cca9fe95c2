import { expect, test, vi } from 'vitest';
import { MadeDocument } from '../../src/http/response/made-document.ts';
import { Parts } from '../../src/http/response/parts.ts';
import { makeSnapshot } from '../helpers/app.ts';

test('a document that could not be compressed once is compressed when it is asked for again', async () => {
  const body = new Parts([Buffer.from('{}')]);
  const made = new MadeDocument({ type: 'application/json', body }, makeSnapshot(), {});
  vi.spyOn(body.parts, Symbol.iterator).mockImplementationOnce(() => {
    throw new Error('not enough memory');
  });
  await expect(made.variant('br')).rejects.toThrow('not enough memory');
  expect((await made.variant('br')).contentHeaders['Content-Encoding']).toBe('br');
});
