import { count } from '../../content/load/report.ts';
import { jsonDocument, type Routes } from '../response/document.ts';

/** What `/health/ready` says besides yes or no. */
export interface Readiness {
  /** False from the moment at which the server was asked to stop. */
  readonly ready: boolean;
  /** Set while the newest content could not be loaded and older content is still served. */
  readonly reloadFailure?: {
    readonly time: string;
    readonly issues: number;
    /** Whether nothing is known to be wrong with the content itself. */
    readonly transient: boolean;
  };
  /** Whether changes of the content are seen, where it is watched. */
  readonly watching?: 'pass' | { readonly time: string; readonly error: Error };
  /** Whether Redis counts requests, where replicas count together. */
  readonly counting?: 'pass' | { readonly time: string };
  /** Whether all lines of the log can be written. */
  readonly logging?: 'pass' | { readonly time: string };
}

/** What is not as it should be, and since when (ISO 8601, UTC). */
interface Warning {
  readonly time: string;
  readonly output: string;
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
      const { ready, reloadFailure, watching, counting, logging } = readiness();
      const checks = {
        content: check('datastore', reloadFailure && contentWarning(reloadFailure)),
        ...(watching && { watch: check('system', warn(watching, watchWarning)) }),
        ...(counting && { rateLimit: check('datastore', warn(counting, countWarning)) }),
        ...(logging && { log: check('system', warn(logging, logWarning)) }),
      };
      const isWell = Object.values(checks).every(([{ status }]) => status === 'pass');
      return {
        ...jsonDocument({
          status: ready ? (isWell ? 'pass' : 'warn') : 'fail',
          releaseId: snapshot.revision,
          checks,
        }),
        type: TYPE,
        freshness: 'none',
        status: ready ? 200 : 503,
      };
    },
  );
};

function check(componentType: 'datastore' | 'system', warning: Warning | undefined) {
  const status: 'pass' | 'warn' = warning ? 'warn' : 'pass';
  return [{ componentType, status, ...warning }] as const;
}

function warn<State extends object>(
  state: 'pass' | State,
  warning: (state: State) => Warning,
): Warning | undefined {
  return typeof state === 'object' ? warning(state) : undefined;
}

function contentWarning(failure: NonNullable<Readiness['reloadFailure']>): Warning {
  const { time, issues, transient } = failure;
  const what = transient
    ? 'cannot be loaded at present, and is tried again'
    : `has ${count(issues, 'problem')}`;
  return { time, output: `The newest content ${what}; the last good content is still served.` };
}

/** The error's message has paths in it, which are nobody's business. */
function watchWarning({ time, error }: { time: string; error: Error }): Warning {
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  const output = `The content is not watched${code}; it is looked at again after pauses.`;
  return { time, output };
}

function countWarning({ time }: { time: string }): Warning {
  return { time, output: 'Redis does not count requests; this replica counts alone.' };
}

function logWarning({ time }: { time: string }): Warning {
  return { time, output: 'Lines of the log are lost; requests are answered all the same.' };
}
