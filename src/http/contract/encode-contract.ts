import { stringify } from 'yaml';
import type { Contract } from '../../snapshot/data.ts';
import type { OpenApiDocument } from './openapi.ts';

/** The OpenAPI document as it is served. */
export function encodeContract(document: OpenApiDocument): Contract {
  const encoder = new TextEncoder();
  return {
    json: encoder.encode(`${JSON.stringify(document, null, 2)}\n`),
    // Repeated parts are written out: not every tool resolves YAML's anchors.
    yaml: encoder.encode(stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 })),
  };
}
