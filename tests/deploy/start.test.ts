import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { START_SECONDS } from '../../src/snapshot/live.ts';
import { readDeployed, readDocuments } from './files.ts';

interface Deployment {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly containers: readonly {
          readonly startupProbe: {
            readonly periodSeconds: number;
            readonly failureThreshold: number;
          };
        }[];
      };
    };
  };
}

test('a start may take as long everywhere', () => {
  const unit = readDeployed('systemd/tipsheet@.service');
  const dockerfile = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
  const [deployment] = readDocuments<Deployment>('kubernetes/base/deployment.yaml');
  const probe = deployment?.spec.template.spec.containers[0]?.startupProbe;
  expect({
    systemd: Number(/^TimeoutStartSec=(\d+)$/m.exec(unit)?.[1]),
    image: Number(/--start-period=(\d+)s/.exec(dockerfile)?.[1]),
    kubernetes: (probe?.periodSeconds ?? 0) * (probe?.failureThreshold ?? 0),
  }).toEqual({ systemd: START_SECONDS, image: START_SECONDS, kubernetes: START_SECONDS });
});

test('systemd starts an instance again however often it has failed', () => {
  const unit = readDeployed('systemd/tipsheet@.service');
  expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
  expect(unit).toMatch(/^Restart=on-failure$/m);
});

test('the limits of memory are the ones that docs/operators.md says something about', () => {
  const operators = readFileSync(new URL('../../docs/operators.md', import.meta.url), 'utf8');
  const [, limit] = /`deploy\/` sets (\d+) MB/.exec(operators) ?? [];
  expect(readDeployed('compose.yaml')).toContain(`mem_limit: ${limit}m\n`);
  expect(readDeployed('kubernetes/base/deployment.yaml')).toMatch(
    new RegExp(`limits:\\s+memory: ${limit}Mi\\n`),
  );
});
