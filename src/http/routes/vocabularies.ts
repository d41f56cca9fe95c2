import { z } from 'zod';
import type { Edition, VocabularyTerm } from '../../content/library.ts';
import { plainText, Slug, WebUrl } from '../../content/model.ts';
import type { Site } from '../../render/site.ts';
import { languageQuery } from '../../render/urls.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { listDocument, listOf } from '../contract/pagination.ts';
import {
  editionFor,
  filterExample,
  LanguageQuery,
  Page,
  Size,
  slugParams,
} from '../contract/parameters.ts';
import { jsonDocument, type Routes } from '../response/document.ts';
import { Problem } from '../response/problems.ts';

const TermsQuery = LanguageQuery.extend({ page: Page, size: Size });

const TermResource = z
  .object({
    slug: Slug,
    name: plainText(60).describe('What people call it, in the language of the answer'),
    description: plainText(300).describe('What it is about, in a sentence'),
    url: WebUrl.describe('The URL of this term in this API'),
    articleCount: z.int32().min(0).max(2_147_483_647).describe('Published articles filed under it'),
    tipCount: z.int32().min(0).max(2_147_483_647).describe('Published tips filed under it'),
  })
  .meta({ id: 'Term', description: 'A stage or a topic (schema.org DefinedTerm)' });
const TermList = listOf(TermResource).meta({
  id: 'TermList',
  description: 'A page of stages or topics',
});

const VOCABULARIES = [
  { path: 'stages', one: 'stage', name: 'Stage', order: 'in their order along the process' },
  { path: 'topics', one: 'topic', name: 'Topic', order: 'in the order of the library' },
] as const;

export const vocabularyRoutes: Routes = async (app) => {
  for (const { path, one, name, order } of VOCABULARIES) {
    app.get(
      `/v1/${path}`,
      operation({
        operationId: `list${name}s`,
        tag: 'Vocabularies',
        summary: `List ${path}`,
        description: `Every ${one} ${order}, with how many articles and tips it has.`,
        querystring: TermsQuery,
        response: jsonResponse(`A page of ${path}`, TermList),
      }),
      (request) => {
        const { query, snapshot } = request;
        const edition = editionFor(snapshot, query);
        return listDocument(request, edition[path], (term) =>
          termResource(term, path, edition, snapshot.site),
        );
      },
    );

    app.get(
      `/v1/${path}/:slug`,
      operation({
        operationId: `get${name}`,
        tag: 'Vocabularies',
        summary: `Get a ${one}`,
        description: `One ${one}, with how many articles and tips it has.`,
        problems: ['not-found'],
        params: slugParams(filterExample(one)),
        querystring: LanguageQuery,
        response: jsonResponse(`The ${one}`, TermResource),
      }),
      ({ params, query, snapshot }) => {
        const edition = editionFor(snapshot, query);
        const term = edition[path].find(({ slug }) => slug === params.slug);
        if (!term) throw new Problem('not-found', `No ${one} has this slug.`);
        return jsonDocument(termResource(term, path, edition, snapshot.site));
      },
    );
  }
};

function termResource(
  term: VocabularyTerm,
  path: (typeof VOCABULARIES)[number]['path'],
  edition: Edition,
  site: Site,
): z.infer<typeof TermResource> {
  const url = `${site.url}/v1/${path}/${term.slug}${languageQuery(edition.language, site)}`;
  return { ...term, url };
}
