import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';

const require = createRequire(import.meta.url);
const { version } = require('swagger-ui-dist/package.json') as { version: string };

const FILES = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const;

const folder = `/docs/${version}`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>API reference</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${folder}/swagger-ui.css">
<script src="${folder}/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>
</head>
<body>
<div id="swagger-ui"></div>
<noscript><p>This page needs JavaScript. The contract itself is at <a href="/openapi.json">/openapi.json</a> and <a href="/openapi.yaml">/openapi.yaml</a>.</p></noscript>
</body>
</html>
`;

const START = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  syntaxHighlight: { activated: false },
});
`;

/** Swagger UI from our own host, its files kept by browsers for as long as its version. */
export async function docsRoutes(app: FastifyInstance) {
  const config = { group: 'docs' } as const;
  app.get('/docs', { schema: { hide: true }, config }, async (_request, reply) =>
    reply.document({ type: 'text/html; charset=utf-8', body: PAGE }),
  );
  app.get('/docs/start.js', { schema: { hide: true }, config }, async (_request, reply) =>
    reply.document({ type: 'text/javascript; charset=utf-8', body: START }),
  );
  for (const [name, type] of Object.entries(FILES)) {
    const body = readFileSync(require.resolve(`swagger-ui-dist/${name}`));
    app.get(`${folder}/${name}`, { schema: { hide: true }, config }, async (_request, reply) =>
      reply.document({ type, body, freshness: 'immutable' }),
    );
  }
}
