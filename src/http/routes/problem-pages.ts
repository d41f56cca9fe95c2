import { z } from 'zod';
import { type PageAssets, pageContext } from '../../render/pages/page-context.ts';
import { renderProblemIndex, renderProblemPage } from '../../render/pages/problem-pages.tsx';
import { EXAMPLE_PROBLEMS } from '../contract/problem-examples.ts';
import { htmlDocument, type Routes } from '../response/document.ts';
import { PROBLEM_TYPES, Problem, type ProblemName, problemDocument } from '../response/problems.ts';

const config = { group: 'page' } as const;
const params = z.object({ name: z.string().max(100) });

/** The pages to which the `type` of each problem leads. */
export const problemPageRoutes: Routes<{ assets: PageAssets }> = async (app, { assets }) => {
  app.get('/problems', { config, schema: { hide: true } }, ({ snapshot }) => {
    const problems = Object.entries(PROBLEM_TYPES).map(([name, type]) => ({ name, ...type }));
    return htmlDocument(renderProblemIndex(problems, pageContext(snapshot, assets)));
  });

  app.get(
    '/problems/:name',
    { config, schema: { hide: true, params } },
    ({ params: { name }, snapshot }) => {
      if (!isProblemName(name)) throw new Problem('not-found', 'No kind of problem has this name.');
      const example = problemDocument(EXAMPLE_PROBLEMS[name], snapshot.site.url);
      const page = { name, ...PROBLEM_TYPES[name], example };
      return htmlDocument(renderProblemPage(page, pageContext(snapshot, assets)));
    },
  );
};

function isProblemName(name: string): name is ProblemName {
  return Object.hasOwn(PROBLEM_TYPES, name);
}
