import { expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { jsonResponse } from '../../src/http/contract/contract.ts';
import { jsonDocument, type Routes, redirect } from '../../src/http/response/document.ts';

const Thing = z.object({ name: z.string(), count: z.int32() });
const schema = { response: jsonResponse('A thing', Thing) };

test('a handler whose body is not what the contract says does not compile', () => {
  const routes: Routes = async (app) => {
    app.get('/right', { schema }, () => jsonDocument({ name: 'one', count: 1 }));
    app.get('/moved', { schema }, () => redirect(301, '/right'));
    // @ts-expect-error: a member is missing
    app.get('/missing', { schema }, () => jsonDocument({ name: 'one' }));
    // @ts-expect-error: a member is of another type
    app.get('/wrong', { schema }, () => jsonDocument({ name: 'one', count: '1' }));
    // @ts-expect-error: not a document
    app.get('/bare', { schema }, () => ({ name: 'one', count: 1 }));
  };
  expectTypeOf(routes).toBeFunction();
});
