import { createHash } from 'node:crypto';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { Clock } from './clock.ts';
import type { Files } from './content-folder.ts';
import { fingerprintOf } from './journal.ts';
import { PUBLIC_URL } from './world.ts';

/** The same code as the replicas', in this process and asked without a network. */
const load = <Module>(path: string): Promise<Module> =>
  import(new URL(`../../dist/${path}`, import.meta.url).href);
const { buildApp } = await load<typeof import('../../src/app.ts')>('app.js');
const { readConfig } = await load<typeof import('../../src/config.ts')>('config.js');
const { loadFiles } =
  await load<typeof import('../../src/content/load/load.ts')>('content/load/load.js');
const { loadAssets } =
  await load<typeof import('../../src/http/response/assets.ts')>('http/response/assets.js');
const { ASSETS, PACKAGE_JSON, VERSION } =
  await load<typeof import('../../src/package-files.ts')>('package-files.js');
const { bundleFiles } =
  await load<typeof import('../../src/snapshot/bundle.ts')>('snapshot/bundle.js');
const { hashCode } = await load<typeof import('../../src/snapshot/code-version.ts')>(
  'snapshot/code-version.js',
);
const { buildSnapshotData } =
  await load<typeof import('../../src/snapshot/data.ts')>('snapshot/data.js');
const { openSnapshot } =
  await load<typeof import('../../src/snapshot/snapshot.ts')>('snapshot/snapshot.js');

const DAY_MS = 86_400_000;
const CLOCKS = [0, -Clock.DAYS, Clock.DAYS];
/** What the thread that loads content adds to it, which is too much work to do again here. */
const DESCRIBED = ['/openapi.json', '/docs'];

/** What replicas may answer: everything that follows from a version of the content. */
export interface Reference {
  /** The versions that have a revision, ascending; none if it is the revision of nothing. */
  versionsOf(revision: string): readonly number[];
  /** The revision of the newest version, now. */
  readonly newestRevision: string;
  /** Undefined where it isn't known. */
  fingerprint(revision: string, url: string): Promise<string | undefined>;
}

/** @param bundle of the first version */
export async function makeReference(
  versions: readonly Files[],
  bundle: Uint8Array,
): Promise<Reference> {
  const codeVersion = createHash('sha256')
    .update(hashCode(new URL('../../dist/', import.meta.url)) + PACKAGE_JSON)
    .digest('hex');
  const identity = { publicUrl: PUBLIC_URL, codeVersion };
  const snapshots = new Map<string, Snapshot>();
  const numbers = new Map<string, Set<number>>();
  let newestRevision = '';
  // Made of other files, a bundle is another revision.
  const contents = [[0, bundleFiles(bundle, 'the bundle').files], ...versions.entries()] as const;
  for (const [version, files] of contents) {
    const loaded = loadFiles(files);
    if (!loaded.ok) throw new Error(`version ${version}: ${JSON.stringify(loaded.issues)}`);
    const data = buildSnapshotData(loaded.content, loaded.hash);
    for (const days of CLOCKS) {
      const snapshot = openSnapshot(data, identity, Date.now() + days * DAY_MS);
      const { revision } = snapshot;
      if (days === 0) newestRevision = revision;
      snapshots.set(revision, snapshots.get(revision) ?? snapshot);
      numbers.set(revision, (numbers.get(revision) ?? new Set()).add(version));
    }
  }

  let current = snapshots.get(newestRevision) as Snapshot;
  const app = await buildApp({
    ...{ current: () => current, config: readConfig({}), version: VERSION },
    assets: loadAssets(ASSETS),
  });
  return {
    newestRevision,
    versionsOf: (revision) => [...(numbers.get(revision) ?? [])],
    async fingerprint(revision, url) {
      const snapshot = snapshots.get(revision);
      if (!snapshot || DESCRIBED.includes(url)) return undefined;
      current = snapshot;
      const { statusCode: status, headers, rawPayload: body } = await app.inject(url);
      return fingerprintOf({ status, headers, body });
    },
  };
}
