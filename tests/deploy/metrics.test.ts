import { beforeAll, expect, test } from 'vitest';
import { createMetrics, type Metrics } from '../../src/http/observability/metrics.ts';
import { readDeployed, readYaml } from './files.ts';

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly id: number;
  readonly gridPos: { readonly x: number; readonly w: number };
  readonly targets?: readonly { readonly expr: string }[];
}
interface Dashboard {
  readonly panels: readonly Panel[];
  readonly annotations: { readonly list: readonly { readonly expr: string }[] };
  readonly templating: { readonly list: readonly { readonly definition?: string }[] };
}
interface Alerts {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}
interface AlertTests {
  readonly tests: readonly {
    readonly alert_rule_test: readonly {
      readonly alertname: string;
      readonly exp_alerts: object[];
    }[];
  }[];
}

let metrics: Metrics;
let served: Set<string>;
beforeAll(async () => {
  metrics = createMetrics({
    revision: () => 'r',
    lostLines: () => 0,
    reloads: { reloads: 0, failures: 0, lastDuration: 0, lastSwap: 0, lastSuccess: 0 },
    failure: () => undefined,
    isWatchFailing: () => false,
  });
  metrics.countRequest('/v1/tips', 'GET', 200, 0.001);
  const text = await metrics.render();
  served = new Set(text.match(/^[a-z]\w*/gm));
});

/** Names of metrics in a query: those that are no function, label or operator of PromQL. */
const namesIn = (query: string) => query.match(/\b(?:tipsheet|nodejs|process)_\w+|\bup\b/g) ?? [];

const dashboard: Dashboard = JSON.parse(readDeployed('grafana/dashboard.json'));
const alerts = readYaml<Alerts>('prometheus/alerts.yaml');
const QUERIES = [
  ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ...dashboard.annotations.list.map(({ expr }) => expr),
  ...dashboard.templating.list.flatMap(({ definition = [] }) => definition),
  ...alerts.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
];

test.each(QUERIES)('%s asks for metrics that are served', (query) => {
  const names = namesIn(query);
  expect(names.length).toBeGreaterThan(0);
  // Prometheus itself makes `up`.
  for (const name of names) if (name !== 'up') expect(served).toContain(name);
});

test('every metric of Tipsheet is on the dashboard', () => {
  const shown = new Set(QUERIES.flatMap(namesIn).map((name) => name.replace(/_bucket$/, '')));
  const own = [...served].filter((name) => name.startsWith('tipsheet_'));
  const families = new Set(own.map((name) => name.replace(/_(?:bucket|sum|count)$/, '')));
  expect([...families].filter((family) => !shown.has(family))).toEqual([]);
});

test('the panels of the dashboard have ids of their own and stay within its width', () => {
  const ids = dashboard.panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { gridPos } of dashboard.panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
});

test('every alert is tested where it fires and where it doesn’t', () => {
  const { tests } = readYaml<AlertTests>('../tests/deploy/alerts.test.yaml');
  const tested = tests.flatMap(({ alert_rule_test }) => alert_rule_test);
  const names = (fires: boolean) =>
    new Set(
      tested
        .filter(({ exp_alerts }) => exp_alerts.length > 0 === fires)
        .map(({ alertname }) => alertname),
    );
  const rules = new Set(alerts.groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)));
  expect(names(true)).toEqual(rules);
  expect(names(false)).toEqual(rules);
});
