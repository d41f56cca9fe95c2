import { buildJsonSchemas } from '../../content/json-schemas.ts';
import type { Routes } from '../response/document.ts';
import { Problem } from '../response/problems.ts';

/** The contract itself: OpenAPI, the JSON Schemas of content files, the API catalogue. */
export const contractRoutes: Routes<{ publicUrl: string }> = async (app, { publicUrl }) => {
  const schemas = buildJsonSchemas();

  for (const format of ['json', 'yaml'] as const)
    app.get(`/openapi.${format}`, ({ snapshot }) => {
      if (!snapshot.contract) throw new Error('the content was loaded without its contract');
      return {
        type: `application/openapi+${format}; charset=utf-8`,
        body: Buffer.from(snapshot.contract[format]),
        headers: { 'Content-Language': 'en' },
      };
    });

  app.get<{ Params: { name: string } }>('/schemas/:name.json', ({ params }) => {
    const body = schemas.get(params.name);
    if (body === undefined) throw new Problem('not-found', 'No schema has this name.');
    return { type: 'application/schema+json; charset=utf-8', body };
  });

  // RFC 9727: where machines find the APIs of a host.
  app.get('/.well-known/api-catalog', () => ({
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
