import {
  type CallToolResult,
  type HandlerResultTypeMap,
  ProtocolError,
  ProtocolErrorCode,
  type RequestMethod,
  ResourceNotFoundError,
  type Result,
  Server,
  type Tool,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { NothingFoundError } from './find-item.ts';
import { completePrompt, getPrompt, listPrompts } from './prompts.ts';
import { completeResource, listResources, RESOURCE_TEMPLATES, readResource } from './resources.ts';
import { TOOLS } from './tools.ts';

/** The library over the Model Context Protocol: reads only, nothing is remembered between requests. */

export interface McpOptions {
  /** What is answered from. */
  readonly snapshot: Snapshot;
  /** The version of Tipsheet. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of what went wrong here, which clients aren't. */
  readonly onError?: ((error: unknown) => void) | undefined;
  readonly onCall?: ((tool: string, outcome: 'answered' | 'refused') => void) | undefined;
}

const TOOL_LIST: Tool[] = Object.entries(TOOLS).map(
  ([name, { title, description, input, output }]) => ({
    name,
    title,
    description,
    inputSchema: jsonSchema(input, 'input'),
    outputSchema: jsonSchema(output, 'output'),
    annotations: { readOnlyHint: true, openWorldHint: false },
  }),
);

/** Of an object, as those of all tools are. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Tool['inputSchema'] {
  return z.toJSONSchema(schema, { io }) as unknown as Tool['inputSchema'];
}

/** How long clients may keep what changes with the content alone. */
const CACHE_HINT = { ttlMs: 60_000, cacheScope: 'public' as const };

/** For a single request or connection. */
export function makeMcpServer(options: McpOptions): Server {
  const { snapshot, version, onError } = options;
  const { library } = snapshot;
  const server = new Server(
    { name: 'tipsheet', title: library.info.name, version, websiteUrl: library.info.url },
    {
      capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} },
      instructions: `A library of advice that its publisher answers for: ${library.info.description}\n${INSTRUCTIONS}`,
      cacheHints: {
        'tools/list': CACHE_HINT,
        'prompts/list': CACHE_HINT,
        'resources/list': CACHE_HINT,
        'resources/templates/list': CACHE_HINT,
        'resources/read': CACHE_HINT,
      },
    },
  );
  const handle = handlerOf(server, onError);
  handle('tools/list', Page, () => ({ tools: TOOL_LIST }));
  handle('tools/call', Call, ({ name, arguments: input }) => callTool(options, name, input));
  handle('resources/list', Page, ({ cursor }) =>
    known(listResources(snapshot, cursor), 'There is no such cursor.'),
  );
  handle('resources/templates/list', Page, () => ({ resourceTemplates: RESOURCE_TEMPLATES }));
  handle('resources/read', z.object({ uri: z.string() }), ({ uri }) => {
    const found = readResource(snapshot, uri);
    if (found === undefined) throw new ResourceNotFoundError(uri);
    return found;
  });
  handle('prompts/list', Page, () => ({ prompts: listPrompts(snapshot) }));
  handle('prompts/get', PromptCall, ({ name, arguments: input = {} }) =>
    known(getPrompt(snapshot, name, input), 'No prompt has this name.'),
  );
  handle('completion/complete', Completion, ({ ref, argument: { name, value }, context }) => ({
    completion: {
      values:
        ref.type === 'ref/prompt'
          ? completePrompt(snapshot, name, value)
          : completeResource(snapshot, ref.uri, name, value, context?.arguments?.lang),
    },
  }));
  return server;
}

const texts = z.record(z.string(), z.string()).optional();
const Page = z.object({ cursor: z.string().optional() });
const Call = z.object({ name: z.string(), arguments: z.unknown().optional() });
const PromptCall = z.object({ name: z.string(), arguments: texts });
const Completion = z.object({
  ref: z.discriminatedUnion('type', [
    z.object({ type: z.literal('ref/prompt'), name: z.string() }),
    z.object({ type: z.literal('ref/resource'), uri: z.string() }),
  ]),
  argument: z.object({ name: z.string(), value: z.string() }),
  context: z.object({ arguments: texts }).optional(),
});

type ResultOf<M extends keyof HandlerResultTypeMap> = HandlerResultTypeMap[M];

/** Registers what answers a method. What goes wrong in it is reported to the operator alone. */
function handlerOf(server: Server, onError: McpOptions['onError']) {
  return <M extends RequestMethod, S extends z.ZodType>(
    method: M,
    params: S,
    handler: (params: z.output<S>) => ResultOf<M>,
  ) =>
    server.setRequestHandler(method, { params }, (input): Result => {
      try {
        return handler(input as z.output<S>) as Result;
      } catch (error) {
        if (error instanceof ProtocolError) throw error;
        if (error instanceof NothingFoundError)
          throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message);
        onError?.(error);
        throw new ProtocolError(ProtocolErrorCode.InternalError, 'Something went wrong here.');
      }
    });
}

const INSTRUCTIONS =
  'Look up what to say before you say it: search_advice for a question, match_listing for a job listing, get_tip for the whole of a tip. Quote it with the credit that each answer ends with.';

/** @throws ProtocolError where there is nothing */
function known<T>(found: T | undefined, message: string): T {
  if (found === undefined) throw new ProtocolError(ProtocolErrorCode.InvalidParams, message);
  return found;
}

/** What a tool answers, or why it can't. */
function callTool(
  { snapshot, now, onCall }: McpOptions,
  name: string,
  input: unknown = {},
): CallToolResult {
  const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
  if (!tool) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'No tool has this name.');
  const parsed = tool.input.safeParse(input);
  const result = parsed.success
    ? answer(() => tool.call(snapshot, parsed.data, now()))
    : failure(`The arguments are wrong:\n${z.prettifyError(parsed.error)}`);
  onCall?.(name, result.isError ? 'refused' : 'answered');
  return result;
}

/** The assistant reads what was wrong with what it asked for, and can ask again. */
const failure = (text: string): CallToolResult => ({
  content: [{ type: 'text', text }],
  isError: true,
});

function answer(make: () => { text: string; structured: unknown }): CallToolResult {
  try {
    const { text, structured } = make();
    return {
      content: [{ type: 'text', text }],
      structuredContent: structured as Record<string, unknown>,
    };
  } catch (error) {
    if (error instanceof NothingFoundError) return failure(error.message);
    throw error;
  }
}
