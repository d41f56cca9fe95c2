import { count } from '../../content/load/report.ts';
import { jsonDocument, type Routes } from '../response/document.ts';

/** What `/health/ready` says besides yes or no. */
export interface Readiness {
  /** False from the moment at which the server was asked to stop. */
  readonly ready: boolean;
  /** Set while the newest content could not be loaded and older content is still served. */
  readonly reloadFailure?: { readonly time: string; readonly issues: number };
}

const TYPE = 'application/health+json';

/** Probes in the form of draft-inadarei-api-health-check. Liveness depends on nothing. */
export const healthRoutes: Routes<{ readiness: () => Readiness }> = async (app, { readiness }) => {
  app.get('/health/live', { schema: { hide: true }, config: { isUrgent: true } }, () => ({
    ...jsonDocument({ status: 'pass' }),
    type: TYPE,
    freshness: 'none',
  }));

  app.get(
    '/health/ready',
    { schema: { hide: true }, config: { isUrgent: true } },
    ({ snapshot }) => {
      const { ready, reloadFailure } = readiness();
      const status = ready ? (reloadFailure ? 'warn' : 'pass') : 'fail';
      return {
        ...jsonDocument({
          status,
          releaseId: snapshot.revision,
          checks: {
            content: [
              {
                componentType: 'datastore',
                status: reloadFailure ? 'warn' : 'pass',
                ...(reloadFailure && {
                  time: reloadFailure.time,
                  output: `The newest content has ${count(reloadFailure.issues, 'problem')}; the last good content is still served.`,
                }),
              },
            ],
          },
        }),
        type: TYPE,
        freshness: 'none',
        status: ready ? 200 : 503,
      };
    },
  );
};
