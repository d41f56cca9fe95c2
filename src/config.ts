import { compile as compileProxyRanges } from '@fastify/proxy-addr';
import { z } from 'zod';

/** A wrong setting, which the operator can fix: names it, its value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * @param what in words that the range follows
 * @param zero what 0 does, where that is something else
 */
const wholeNumber = (what: string, min: number, max: number, zero?: string) => ({
  schema: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max)),
  allowed: `${what}, ${min} to ${max}${zero === undefined ? '' : ` (0 ${zero})`}`,
});

const flag = {
  schema: z.stringbool({ truthy: ['true'], falsy: ['false'] }),
  allowed: 'true or false',
};

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => URL.canParse(url) && new URL(url).href === `${new URL(url).origin}/`)
  .transform((url) => new URL(url).origin);

/**
 * Asks the library that Fastify uses, so that what is accepted here is accepted there; but for a
 * number, which Express takes as a count of proxies and this library as an address.
 */
const isProxyRange = (range: string) => {
  if (/^\d+$/.test(range)) return false;
  try {
    compileProxyRanges([range]);
    return true;
  } catch {
    return false;
  }
};

/** As ioredis takes it apart: it would take a path as NaN, and any of its options from a query. */
const isRedisUrl = (text: string) => {
  const { hostname, pathname, search, hash, username, password } = new URL(text);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return hostname !== '' && /^(?:\/\d{0,5})?$/.test(pathname) && search === '' && hash === '';
};

interface Variable {
  readonly schema: z.ZodType<unknown, string>;
  /** As it would stand in the environment; absent where unset is a state of its own. */
  readonly default?: string;
  /** What is allowed, in words that follow "must be". */
  readonly allowed: string;
  readonly description: string;
  /** Whether there may be a password in it, which is never said. */
  readonly secret?: true;
}

/** Every setting, described once: the README's table is made from this. */
export const VARIABLES = {
  HOST: {
    schema: z.string().min(1).max(255),
    default: '127.0.0.1',
    allowed: 'an address or host name to listen on',
    description: 'Where to listen. `0.0.0.0` or `::` for every interface, as in a container.',
  },
  PORT: {
    ...wholeNumber('a port', 0, 65_535, 'takes a free one'),
    default: '3000',
    description: 'The port to listen on.',
  },
  PUBLIC_URL: {
    schema: origin,
    allowed: 'an http or https origin without a path, such as https://tips.example.org',
    description:
      'Scheme and host of every absolute URL in the answers. Unset: `http://localhost:PORT`.',
  },
  CONTENT: {
    schema: z.string().min(1).max(2000),
    allowed: 'a folder, or the https URL of a bundle',
    description:
      'The content: a folder, or the URL of a bundle that `tipsheet export` wrote. Unset: the shipped content.',
  },
  CONTENT_SHA256: {
    schema: z.string().regex(/^[0-9a-f]{64}$/),
    allowed: '64 hexadecimal digits in lower case',
    description: 'The SHA-256 that the bundle must have. Needed when `CONTENT` is a URL.',
  },
  WATCH: {
    ...flag,
    default: 'true',
    description: 'Whether to reload the content folder when it changes. `SIGHUP` always reloads.',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    default: 'info',
    allowed: 'one of fatal, error, warn, info, debug, trace, silent',
    description: 'The least severe level that is logged.',
  },
  LOG_QUERIES: {
    ...flag,
    default: 'false',
    description: 'Whether the log shows what people searched for. Otherwise it is redacted.',
  },
  TRUST_PROXY: {
    schema: z
      .string()
      .transform((list) => list.split(',').map((range) => range.trim()))
      .pipe(z.array(z.string().refine(isProxyRange)).min(1).max(100)),
    allowed: 'addresses or CIDR ranges joined by commas, such as 10.0.0.0/8,::1',
    description: 'Proxies whose `X-Forwarded-For` is believed. Unset: none.',
  },
  FRAME_ANCESTORS: {
    schema: z
      .string()
      .max(2000)
      .regex(
        /^(?:\*|'none'|'self'|https?:\/\/[\w.*:[\]-]+)(?: (?:'self'|https?:\/\/[\w.*:[\]-]+))*$/,
      ),
    default: '*',
    allowed: "a CSP source list such as * or 'self' https://jobs.example.org",
    description: 'The sites that may show the pages under `/embed` in a frame.',
  },
  RESPONSE_CACHE_MB: {
    ...wholeNumber('a whole number of megabytes', 0, 4096, 'turns it off'),
    default: '64',
    description: 'Memory for responses that are kept ready to send.',
  },
  DRAIN_SECONDS: {
    ...wholeNumber('a whole number of seconds', 0, 300),
    default: '5',
    description:
      'After `SIGTERM`: how long `/health/ready` says 503 while requests are still taken.',
  },
  METRICS_PORT: {
    ...wholeNumber('a port', 0, 65_535, 'takes a free one'),
    description: 'The port of the Prometheus metrics at `/metrics`. Unset: no metrics.',
  },
  RATE_LIMIT: {
    ...wholeNumber('a whole number of requests', 0, 1_000_000, 'turns it off'),
    default: '0',
    description: 'Requests that one client address may make in a window.',
  },
  RATE_LIMIT_WINDOW_SECONDS: {
    ...wholeNumber('a whole number of seconds', 1, 86_400),
    default: '60',
    description: 'The length of that window.',
  },
  RATE_LIMIT_REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/, abort: true }).refine(isRedisUrl),
    allowed: 'a redis: or rediss: URL with a host, such as redis://redis:6379/0',
    description: 'A Redis server in which replicas share their counts. Unset: each counts alone.',
    secret: true,
  },
  MCP: {
    ...flag,
    default: 'true',
    description: 'Whether assistants can use the library at `/mcp` (Model Context Protocol).',
  },
  MCP_ORIGINS: {
    schema: z
      .string()
      .transform((list) => list.split(',').map((item) => item.trim()))
      .pipe(z.array(origin).min(1).max(100)),
    allowed: 'http or https origins joined by commas, such as https://chat.example.org',
    description:
      'Origins of pages that may use `/mcp` in a browser, besides `PUBLIC_URL`. Programs need none.',
  },
  MAX_QUEUE_MS: {
    ...wholeNumber('a whole number of milliseconds', 10, 60_000),
    default: '1000',
    description:
      'How long a request may wait for its turn to be worked on; after that it gets 503.',
  },
} satisfies Record<string, Variable>;

type Variables = typeof VARIABLES;
type Value<K extends keyof Variables> = z.output<Variables[K]['schema']>;

export type Config = {
  readonly [K in keyof Variables]: Variables[K] extends { default: string }
    ? Value<K>
    : Value<K> | undefined;
};

/**
 * Reads the settings from an environment. An empty variable counts as unset.
 * @throws ConfigError that lists every wrong variable.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const issues: string[] = [];
  const entries = Object.entries<Variable>(VARIABLES).map(([name, variable]) => {
    const text = environment[name] || variable.default;
    if (text === undefined) return [name, undefined];
    const result = variable.schema.safeParse(text);
    if (!result.success)
      issues.push(`${name}:${variable.secret ? '' : ` "${text}"`} must be ${variable.allowed}`);
    return [name, result.data];
  });
  const config: Config = Object.fromEntries(entries);
  if (config.CONTENT && isUrl(config.CONTENT) && !environment.CONTENT_SHA256)
    issues.push('CONTENT_SHA256: unset; must be given when CONTENT is a URL');
  if (issues.length > 0) throw new ConfigError(issues.join('\n'));
  return config;
}

/** Whether CONTENT names a bundle to fetch rather than a folder. */
export function isUrl(content: string): boolean {
  return /^https?:\/\//i.test(content);
}
