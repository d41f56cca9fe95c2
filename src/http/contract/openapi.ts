import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import type { LibraryFile } from '../../content/model.ts';
import { TAGS } from './contract.ts';
import { completeDocument } from './openapi-document.ts';

export type OpenApiDocument = OpenAPIV3_1.Document;

declare module 'fastify' {
  interface FastifyInstance {
    /** What the routes in the contract declare, by `operationId`. */
    operations: ReadonlyMap<string, DescribedOperation>;
  }
}

interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly method: 'GET' | 'POST';
  /** Path and query as a URI template (RFC 6570). */
  readonly template: string;
  readonly schema: FastifySchema;
}

interface Options {
  /** Scheme and authority of every absolute URL. */
  readonly publicUrl: string;
  readonly version: string;
  readonly info: LibraryFile;
}

function templateOf(url: string, { querystring }: FastifySchema): string {
  const path = url.replaceAll(/:(\w+)/g, '{$1}');
  const names = querystring instanceof z.ZodObject ? Object.keys(querystring.shape) : [];
  return names.length === 0 ? path : `${path}{?${names.join(',')}}`;
}

/** Validates by zod and describes the routes in OpenAPI 3.1. Register it before any route. */
export async function openapi(
  app: FastifyInstance,
  { publicUrl, version, info }: Options,
): Promise<void> {
  const operations = new Map<string, DescribedOperation>();
  app.decorate('operations', operations);
  app.addHook('onRoute', ({ url, method, schema }) => {
    const { operationId, summary = '' } = schema ?? {};
    if (!schema || !operationId || method === 'HEAD') return;
    operations.set(operationId, {
      ...{ operationId, summary, schema, template: templateOf(url, schema) },
      method: method === 'POST' ? 'POST' : 'GET',
    });
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const server = {
    url: publicUrl,
    description: 'The server of this document, in production, staging or local',
    'x-internal': false,
  };
  await app.register(swagger, {
    // Pages and files are no part of the API.
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: info.name,
        version,
        summary: info.description,
        description: DESCRIPTION,
        contact: { name: info.publisher.name, url: info.publisher.url ?? info.url },
        license: { name: info.license.name, identifier: info.license.spdx },
      },
      security: [],
      servers: [server],
      tags: TAGS.map(([name, description]) => ({ name, description })),
    },
    transform: jsonSchemaTransform,
    transformObject: (input) =>
      completeDocument(jsonSchemaTransformObject(input) as OpenApiDocument),
  });
}

const DESCRIPTION = `Structured advice as JSON, Markdown, plain text, HTML and JSON-LD.

Each URL has one representation: the format is a suffix of the path (\`.md\`, \`.txt\`, \`.html\`, \`.email.html\`, \`.jsonld\`), the language the parameter \`lang\`. What is found carries an \`ETag\`, unless it may not be kept; send it back in \`If-None-Match\` and an unchanged answer costs nothing. Unknown and repeated parameters are refused, so that a typing error is never taken for an empty answer. Errors are problem details (RFC 9457) whose \`type\` leads to a page that explains them. No key is needed and any origin may read.`;
