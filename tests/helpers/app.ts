import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { type AppOptions, buildApp, makeContract } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Content } from '../../src/content/content.ts';
import { buildSnapshotData } from '../../src/snapshot/data.ts';
import { openSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts';
import { makeAssets } from './assets.ts';
import { makeContent } from './content.ts';
import { responseValidator } from './contract.ts';

/** The moment at which tests stand, unless they give another. */
export const NOW = Date.parse('2026-03-01T12:00:00Z');
export const PUBLIC_URL = 'https://tips.example';
const IDENTITY = { publicUrl: PUBLIC_URL, codeVersion: 'test' };

export interface AppOverrides extends Partial<Omit<AppOptions, 'config'>> {
  readonly content?: Content;
  readonly config?: Partial<AppOptions['config']>;
  /** Whether the contract is made, as the worker does; otherwise something stands for it. */
  readonly described?: boolean;
}

const SOME_CONTRACT = { json: Buffer.from('{}'), yaml: Buffer.from('{}') };

export interface TestApp {
  readonly app: FastifyInstance;
  readonly snapshot: Snapshot;
  /** Like Fastify's, and every response is validated against the contract that the app describes. */
  inject(request: string | InjectOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export function makeSnapshot(content = makeContent(), now = NOW): Snapshot {
  const data = buildSnapshotData(content, 'test');
  return openSnapshot({ ...data, contract: SOME_CONTRACT }, IDENTITY, now);
}

/** An app on a small library at a fixed time. Close it when done. */
export async function makeApp(overrides: AppOverrides = {}): Promise<TestApp> {
  const { content, config, described = false, ...others } = overrides;
  const options = {
    // A busy machine must not turn answers into 503.
    config: { ...readConfig({ MAX_QUEUE_MS: '60000' }), ...config },
    version: '1.0.0',
    assets: makeAssets(),
    now: () => NOW,
    ...others,
  };
  const data = buildSnapshotData(content ?? makeContent(), 'test');
  const contract = described ? await makeContract(data, IDENTITY, options) : SOME_CONTRACT;
  const snapshot = openSnapshot({ ...data, contract }, IDENTITY, options.now());
  const app = await buildApp({ current: () => snapshot, ...options });
  await app.ready();
  const validate = responseValidator(app);
  return {
    app,
    snapshot,
    async inject(request) {
      const response = await app.inject(request);
      const { url, method } = typeof request === 'string' ? { url: request } : request;
      const path = typeof url === 'string' ? url : (url?.pathname ?? '/');
      validate(method ?? 'GET', path, response);
      return response;
    },
    close: () => app.close(),
  };
}
