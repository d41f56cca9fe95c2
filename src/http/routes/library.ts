import { z } from 'zod';
import {
  ArticleSource,
  day,
  FILE_SCHEMAS,
  LanguageTag,
  LibraryFile,
  plainText,
  SynonymRule,
  WebUrl,
} from '../../content/model.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { JSON_TYPE, jsonDocument, type Routes } from '../response/document.ts';
import { Parts } from '../response/parts.ts';

const Count = z.int32().min(0).max(2_147_483_647);
const Info = LibraryFile.omit({ $schema: true });
const Meta = z
  .object({
    ...Info.shape,
    languages: z
      .array(
        z.object({
          inLanguage: LanguageTag,
          articleCount: Count.describe('Published articles'),
          tipCount: Count.describe('Published tips'),
        }),
      )
      .max(1000)
      .describe('The languages that there are, and how much of each'),
    revision: z
      .string()
      .max(64)
      .regex(/^[\w-]+$/)
      .describe('Changes whenever any answer does'),
    dateModified: day('The day of the newest change of the content'),
    version: z
      .string()
      .max(50)
      .regex(/^\d+\.\d+\.\d+/)
      .describe('The version of Tipsheet'),
  })
  .meta({ id: 'Meta', description: 'What this library is, and in which state' });

const LibraryExport = z
  .object({
    library: Info.describe('What it is and who publishes it'),
    stages: FILE_SCHEMAS.stages.shape.stages,
    topics: FILE_SCHEMAS.topics.shape.topics,
    synonyms: z
      .record(LanguageTag, z.array(SynonymRule).max(5000))
      .describe('Rules for searching, one list a language tag'),
    signals: FILE_SCHEMAS.signals.shape.signals,
    articles: z.array(ArticleSource).max(1_000_000).describe('In every language, by slug'),
  })
  .meta({ id: 'LibraryExport', description: 'Everything that editors wrote, in one document' });

const Directory = z
  .object({
    name: plainText(100).describe('The name of the library'),
    links: z
      .object({
        self: WebUrl.describe('This directory'),
        contract: WebUrl.describe('The OpenAPI document'),
        documentation: WebUrl.describe('The contract, to read and to try'),
        website: WebUrl.describe('The page that people read'),
      })
      .describe('Where more is'),
    data: z
      .array(
        z.object({
          operationId: z
            .string()
            .max(100)
            .regex(/^\w+$/)
            .describe('The name of the operation in the contract'),
          summary: plainText(200).describe('What it does'),
          method: z.enum(['GET', 'POST']).describe('The HTTP method'),
          url: z
            .string()
            .max(2200)
            .regex(/^https?:/)
            .describe('A URI template (RFC 6570)'),
        }),
      )
      .max(1000)
      .describe('What can be asked for'),
  })
  .meta({ id: 'Directory', description: 'Where everything is' });

export const libraryRoutes: Routes<{ version: string }> = async (app, { version }) => {
  app.get(
    '/v1',
    operation({
      operationId: 'getDirectory',
      tag: 'Library',
      summary: 'Get a directory of the API',
      description:
        'Every operation with its URL, as a URI template (RFC 6570), and where the contract is.',
      response: jsonResponse('The directory', Directory),
    }),
    ({ snapshot: { library, site } }) =>
      jsonDocument(
        {
          name: library.info.name,
          links: {
            self: `${site.url}/v1`,
            contract: `${site.url}/openapi.json`,
            documentation: `${site.url}/docs`,
            website: `${site.url}/`,
          },
          data: [...app.operations.values()].map(({ operationId, summary, method, template }) => ({
            ...{ operationId, summary, method, url: site.url + template },
          })),
        },
        { headers: { 'Content-Language': 'en' } },
      ),
  );

  app.get(
    '/v1/meta',
    operation({
      operationId: 'getMeta',
      tag: 'Library',
      summary: 'Get what is known about the library',
      description: 'Name, publisher, licence, languages with counts, revision and version.',
      response: jsonResponse('About the library', Meta),
    }),
    ({ snapshot }) => {
      const { library, revision, dateModified } = snapshot;
      return jsonDocument({
        ...library.info,
        languages: library.editions.map(({ language, articleCount, tipCount }) => ({
          inLanguage: language,
          articleCount,
          tipCount,
        })),
        revision,
        dateModified,
        version,
      });
    },
  );

  app.get(
    '/v1/export',
    operation({
      operationId: 'exportLibrary',
      tag: 'Library',
      summary: 'Get everything in one document',
      description:
        'All that editors wrote: vocabularies, synonyms, signals, articles of every language, the withdrawn too. Another server can serve it as its own content.',
      response: jsonResponse('The library', LibraryExport),
    }),
    ({ snapshot }) => ({ type: JSON_TYPE, body: new Parts(snapshot.library.exported()) }),
  );
};
