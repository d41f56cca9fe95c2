import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { readConfig, VARIABLES } from '../../src/config.ts';
import { readDeployed, readDocuments, readYaml } from './files.ts';

/** Where the types of each kind are; a kind that is missing here fails its test. */
const MODULES: Record<string, string> = {
  'v1 Namespace': 'core/v1',
  'v1 ConfigMap': 'core/v1',
  'v1 Service': 'core/v1',
  'apps/v1 Deployment': 'apps/v1',
  'networking.k8s.io/v1 Ingress': 'networking/v1',
  'networking.k8s.io/v1 NetworkPolicy': 'networking/v1',
  'policy/v1 PodDisruptionBudget': 'policy/v1',
  'autoscaling/v2 HorizontalPodAutoscaler': 'autoscaling/v2',
};

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

interface Kustomization {
  readonly resources: string[];
  readonly configMapGenerator?: { readonly name: string; readonly files: string[] }[];
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
  readonly periodSeconds: number;
  readonly failureThreshold: number;
}

interface Deployment {
  readonly spec: {
    readonly selector: { readonly matchLabels: Record<string, string> };
    readonly template: {
      readonly metadata: { readonly labels: Record<string, string> };
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly securityContext: object;
        readonly containers: readonly {
          readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
          readonly securityContext: object;
          readonly readinessProbe: Probe;
          readonly livenessProbe: Probe;
        }[];
      };
    };
  };
}

const BASE = 'kubernetes/base/';
const base = readYaml<Kustomization>(`${BASE}kustomization.yaml`);
const [deployment] = readDocuments<Deployment>(`${BASE}deployment.yaml`);
const pod = deployment?.spec.template;
const container = pod?.spec.containers[0];
const [settings] = readDocuments<{ data: Record<string, string> }>(`${BASE}settings.yaml`);

interface Claim {
  readonly name: string;
  readonly manifest: Manifest;
  /** A type expression; the kind itself unless given. */
  readonly type?: string;
}

/**
 * What the compiler says of documents as values of their kinds, by their names: unknown and missing
 * fields, wrong types.
 */
function typeIssues(claims: readonly Claim[]): Map<string, string[]> {
  const sources = new Map(claims.map((claim, i) => [pathOf(i), sourceOf(claim)]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    lib: ['lib.es5.d.ts'],
    types: [],
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => sources.has(name) || fileExists.call(host, name);
  host.getSourceFile = (name, ...rest) => {
    const source = sources.get(name);
    if (source === undefined) return getSourceFile.call(host, name, ...rest);
    return ts.createSourceFile(name, source, ts.ScriptTarget.ES2023);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  const issuesOf = (path: string) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  return new Map(claims.map(({ name }, i) => [name, issuesOf(pathOf(i))]));
}

/** Beside this file, so that the package of types is found. */
const pathOf = (i: number) => fileURLToPath(new URL(`manifest-${i}.ts`, import.meta.url));

function sourceOf({ manifest, type }: Claim): string {
  const { apiVersion, kind } = manifest;
  const module = MODULES[`${apiVersion} ${kind}`];
  if (module === undefined) throw new Error(`${apiVersion} ${kind} is not in MODULES`);
  return `import type { ${kind} } from 'kubernetes-types/${module}.d.ts';
    type Partially<T> = T extends object ? { [K in keyof T]?: Partially<T[K]> } : T;
    export const manifest: ${type ?? kind} = ${JSON.stringify(manifest)};`;
}

const patch = readYaml<Manifest>('kubernetes/own-content/content-volume.yaml');
const [service] = readDocuments<Manifest & { spec: object }>(`${BASE}service.yaml`);
if (service === undefined) throw new Error('there is a service');

const issues = typeIssues([
  ...base.resources.flatMap((name) =>
    readDocuments<Manifest>(BASE + name).map((manifest) => ({ name, manifest })),
  ),
  { name: 'patch', manifest: patch, type: `Partially<${patch.kind}>` },
  { name: 'unknown field', manifest: { ...service, ...{ spek: {} } } },
  { name: 'wrong type', manifest: { ...service, spec: { ports: [{ port: '80' }] } } as Manifest },
]);

test('the Kubernetes manifests are all in the kustomization', () => {
  const files = readdirSync(new URL(`../../deploy/${BASE}`, import.meta.url));
  expect([...base.resources, 'kustomization.yaml'].sort()).toEqual(files.sort());
});

test.each(base.resources)('the manifest %s is what Kubernetes takes', (file) => {
  expect(issues.get(file)).toEqual([]);
});

test('a manifest that Kubernetes would not take is found out', () => {
  expect(issues.get('unknown field')?.join()).toContain('spek');
  expect(issues.get('wrong type')).not.toEqual([]);
});

test('the settings in the Kubernetes manifests are settings of Tipsheet', () => {
  for (const name of Object.keys(settings?.data ?? {})) expect(VARIABLES).toHaveProperty(name);
  expect(() => readConfig(settings?.data ?? {})).not.toThrow();
});

test('a pod may do nothing but listen', () => {
  expect(pod?.spec).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65534,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  });
  expect(container?.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('a pod leaves the service before it stops listening, and stops before it is killed', () => {
  const { DRAIN_SECONDS } = readConfig(settings?.data ?? {});
  const { periodSeconds, failureThreshold } = container?.readinessProbe ?? {
    periodSeconds: Number.NaN,
    failureThreshold: Number.NaN,
  };
  expect(periodSeconds * failureThreshold).toBeLessThan(DRAIN_SECONDS);
  expect(pod?.spec.terminationGracePeriodSeconds).toBeGreaterThan(DRAIN_SECONDS + 10);
});

test('probes ask for what they are about, at a port that is there', () => {
  expect(container?.readinessProbe.httpGet).toEqual({ path: '/health/ready', port: 'http' });
  expect(container?.livenessProbe.httpGet).toEqual({ path: '/health/live', port: 'http' });
  expect(container?.ports).toEqual([
    { name: 'http', containerPort: 3000 },
    { name: 'metrics', containerPort: Number(settings?.data.METRICS_PORT) },
  ]);
});

test('what selects pods selects those of the deployment', () => {
  const label = pod?.metadata.labels ?? {};
  expect(Object.keys(label)).toHaveLength(1);
  const [service] = readDocuments<{ spec: { selector: object } }>(`${BASE}service.yaml`);
  const [policy] = readDocuments<{ spec: { podSelector: { matchLabels: object } } }>(
    `${BASE}network-policy.yaml`,
  );
  const [budget] = readDocuments<{ spec: { selector: { matchLabels: object } } }>(
    `${BASE}pod-disruption-budget.yaml`,
  );
  expect(deployment?.spec.selector.matchLabels).toEqual(label);
  expect(service?.spec.selector).toEqual(label);
  expect(policy?.spec.podSelector.matchLabels).toEqual(label);
  expect(budget?.spec.selector.matchLabels).toEqual(label);
});

const overlay = readYaml<Kustomization>('kubernetes/own-content/kustomization.yaml');

test('own content in a ConfigMap is a patch of the deployment that Kubernetes takes', () => {
  expect(issues.get('patch')).toEqual([]);
  expect(patch.kind).toBe('Deployment');
  expect(patch.metadata.name).toBe('tipsheet');
});

test('own content in a ConfigMap puts every file of the map where the loader looks for it', () => {
  const [map] = overlay.configMapGenerator ?? [];
  const placed = [
    ...readDeployed('kubernetes/own-content/content-volume.yaml').matchAll(
      /\{ key: (\S+), path: (\S+) \}/g,
    ),
  ].map(([, key, path]) => `${key}=content/${path}`);
  expect(placed).toEqual(map?.files);
});

test('own content in a ConfigMap is applied without the annotation that would hold 256 KB of it', () => {
  const [command] = readDeployed('kubernetes/own-content/kustomization.yaml').split('\n');
  expect(command).toBe('# kubectl apply --server-side -k deploy/kubernetes/own-content');
});
