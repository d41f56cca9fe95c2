import { buildJsonSchemas, formatJsonSchema } from '../../content/schemas.ts';
import type { Contract, Snapshot } from '../../snapshot/snapshot.ts';
import type { Routes } from '../response/document.ts';
import { Problem } from '../response/problems.ts';

interface Options {
  readonly publicUrl: string;
  readonly contract: (snapshot: Snapshot) => Contract | Promise<Contract>;
}

/** The contract itself: OpenAPI, the JSON Schemas of content files, the API catalogue. */
export const contractRoutes: Routes<Options> = async (app, { publicUrl, contract }) => {
  const schemas = new Map<string, object>(Object.entries(buildJsonSchemas()));

  app.get('/openapi.json', { schema: { hide: true } }, async ({ snapshot }) => ({
    type: 'application/openapi+json; charset=utf-8',
    body: Buffer.from((await contract(snapshot)).json),
  }));

  app.get('/openapi.yaml', { schema: { hide: true } }, async ({ snapshot }) => ({
    type: 'application/openapi+yaml; charset=utf-8',
    body: Buffer.from((await contract(snapshot)).yaml),
  }));

  app.get<{ Params: { name: string } }>(
    '/schemas/:name.json',
    { schema: { hide: true } },
    ({ params }) => {
      const schema = schemas.get(params.name);
      if (!schema) throw new Problem('not-found', 'No schema has this name.');
      return {
        type: 'application/schema+json; charset=utf-8',
        body: formatJsonSchema(schema),
      };
    },
  );

  // RFC 9727: where machines find the APIs of a host.
  app.get('/.well-known/api-catalog', { schema: { hide: true } }, () => ({
    type: 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
    body: JSON.stringify({
      linkset: [
        {
          anchor: `${publicUrl}/v1`,
          'service-desc': [
            { href: `${publicUrl}/openapi.json`, type: 'application/openapi+json' },
            { href: `${publicUrl}/openapi.yaml`, type: 'application/openapi+yaml' },
          ],
          'service-doc': [{ href: `${publicUrl}/docs`, type: 'text/html' }],
          'service-meta': [{ href: `${publicUrl}/v1/meta`, type: 'application/json' }],
          status: [{ href: `${publicUrl}/health/ready`, type: 'application/health+json' }],
        },
      ],
    }),
    headers: { Link: `<${publicUrl}/.well-known/api-catalog>; rel="api-catalog"` },
  }));
};
