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

const PROBE = { type: 'application/health+json', freshness: 'none' } as const;

/** Probes in the form of draft-inadarei-api-health-check. Liveness depends on nothing. */
export const healthRoutes: Routes<{ readiness: () => Readiness }> = async (app, { readiness }) => {
  app.get('/health/live', () => jsonDocument({ status: 'pass' }, PROBE));

  app.get('/health/ready', ({ snapshot }) => {
    const { ready, reloadFailure, watching, counting, logging } = readiness();
    const checks = {
      content: check('datastore', reloadFailure, aboutContent),
      ...(watching && { watch: check('system', watching, aboutWatching) }),
      ...(counting && { rateLimit: check('datastore', counting, aboutCounting) }),
      ...(logging && { log: check('system', logging, aboutLogging) }),
    };
    const isWell = Object.values(checks)
      .flat()
      .every(({ status }) => status === 'pass');
    const status = ready ? (isWell ? 'pass' : 'warn') : 'fail';
    return jsonDocument(
      { status, releaseId: snapshot.revision, checks },
      { ...PROBE, status: ready ? 200 : 503 },
    );
  });
};

/** @param about what is not as it should be */
function check<Failure extends { readonly time: string }>(
  componentType: 'datastore' | 'system',
  state: 'pass' | Failure | undefined,
  about: (failure: Failure) => string,
) {
  return state === undefined || state === 'pass'
    ? [{ componentType, status: 'pass' }]
    : [{ componentType, status: 'warn', time: state.time, output: about(state) }];
}

function aboutContent({ issues, transient }: NonNullable<Readiness['reloadFailure']>): string {
  const what = transient
    ? 'cannot be loaded at present, and is tried again'
    : `has ${count(issues, 'problem')}`;
  return `The newest content ${what}; the last good content is still served.`;
}

/** The error's message has paths in it, which are nobody's business. */
function aboutWatching({ error }: { readonly error: Error }): string {
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  return `The content is not watched${code}; it is looked at again after pauses.`;
}

const aboutCounting = () => 'Redis does not count requests; this replica counts alone.';
const aboutLogging = () => 'Lines of the log are lost; requests are answered all the same.';
