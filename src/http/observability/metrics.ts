import { createServer, type Server } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ReloadFailure, ReloadStatistics } from '../../snapshot/live.ts';
import { residentMemory } from '../../snapshot/memory.ts';
import { searchTimings } from '../../snapshot/search-tips.ts';

/** What Prometheus scrapes: rate, errors and duration by route template, and what moves them. */
export type Metrics = ReturnType<typeof createMetrics>;

interface Sources {
  readonly revision: () => string;
  readonly reloads: Readonly<ReloadStatistics>;
  /** Why the newest content isn't served. */
  readonly failure: () => ReloadFailure | undefined;
  /** Whether changes of the content may go unseen. */
  readonly isWatchFailing: () => boolean;
  /** Lines of the log that could not be written, since the start. */
  readonly lostLines: () => number;
}

const REQUEST_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const SEARCH_BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1];

export function createMetrics({ revision, ...states }: Sources) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  replaceProcMetrics(registry);

  const requests = new Counter({
    name: 'tipsheet_http_requests_total',
    help: 'Requests by route template, method and status',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'tipsheet_http_request_duration_seconds',
    help: 'Time from the headers of a request to the end of its response, refusals (429, 503) left out',
    labelNames: ['route'],
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const searches = new Histogram({
    name: 'tipsheet_search_duration_seconds',
    help: 'Time that a search takes, cached answers left out',
    buckets: SEARCH_BUCKETS,
    registers,
  });
  const counting = (name: string, help: string) => {
    const counter = new Counter({ name, help, registers });
    return () => counter.inc();
  };
  const toolCalls = new Counter({
    name: 'tipsheet_mcp_tool_calls_total',
    help: 'Calls of tools by assistants, by tool and whether they were answered or refused',
    labelNames: ['tool', 'outcome'],
    registers,
  });
  new Gauge({
    name: 'tipsheet_revision_info',
    help: 'The revision that is served, as a label',
    labelNames: ['revision'],
    registers,
    collect() {
      this.reset();
      this.set({ revision: revision() }, 1);
    },
  });
  readStates(registers, states);

  searchTimings.subscribe((seconds) => searches.observe(Number(seconds)));

  return {
    /** @param route by its template, or `none` for what no route answers */
    countRequest(route: string, method: string, status: number, seconds: number) {
      requests.inc({ route, method, status });
      // Quick or slow, a refusal says nothing about how long an answer takes.
      if (status !== 429 && status !== 503) durations.observe({ route }, seconds);
    },
    countShed: counting(
      'tipsheet_shed_requests_total',
      'Requests refused with 503 because there was too much to do',
    ),
    countRateLimited: counting('tipsheet_rate_limited_requests_total', 'Requests refused with 429'),
    countRateLimitFallback: counting(
      'tipsheet_rate_limit_fallback_total',
      'Requests that Redis did not count, so that this replica counted them alone',
    ),
    countToolCall: (tool: string, outcome: 'answered' | 'refused') =>
      toolCalls.inc({ tool, outcome }),
    /** The text format of Prometheus. */
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** What others count or know already, read at each scrape. */
function readStates(
  registers: Registry[],
  { reloads, failure, isWatchFailing, lostLines }: Omit<Sources, 'revision'>,
): void {
  const counter = (name: string, help: string, value: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  counter('tipsheet_log_lost_lines_total', 'Lines of the log that could not be written', lostLines);
  counter('tipsheet_reloads_total', 'Reloads that replaced the content', () => reloads.reloads);
  counter(
    'tipsheet_reload_failures_total',
    'Reloads that were refused, so that the last good content is still served',
    () => reloads.failures,
  );
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge(
    'tipsheet_content_refused',
    '1 from a reload that was refused to the next that finds good content',
    () => Number(failure()?.transient === false),
  );
  gauge(
    'tipsheet_content_load_failing',
    '1 while the newest content cannot be loaded for a transient reason, not because of the content',
    () => Number(failure()?.transient === true),
  );
  gauge('tipsheet_watch_failing', '1 while changes of the content may go unseen', () =>
    Number(isWatchFailing()),
  );
  gauge(
    'tipsheet_content_last_success_timestamp_seconds',
    'When the content was last found good',
    () => reloads.lastSuccess / 1000,
  );
}

/** prom-client reads files under /proc, which Node's permissions forbid, and would say 0. */
function replaceProcMetrics(registry: Registry): void {
  const name = 'process_resident_memory_bytes';
  // It measures the other two with the first.
  for (const memory of [name, 'process_virtual_memory_bytes', 'process_heap_bytes'])
    registry.removeSingleMetric(memory);
  const descriptors = registry.getSingleMetric('process_open_fds');
  if (descriptors instanceof Gauge) descriptors.remove();
  new Gauge({
    name,
    help: 'Resident memory size in bytes.',
    registers: [registry],
    collect() {
      const bytes = residentMemory();
      if (bytes !== undefined) this.set(bytes);
    },
  });
}

/** Serves the metrics at `/metrics`. It isn't listening yet. */
export function createMetricsServer(metrics: Metrics): Server {
  return createServer(async (request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    try {
      const body = await metrics.render();
      response.writeHead(200, { 'Content-Type': metrics.contentType }).end(body);
    } catch {
      // What is measured may be out of reach for a moment: the next scrape comes.
      response.writeHead(500).end();
    }
  });
}
