import type { LibraryData } from '../content/library-data.ts';

/**
 * How clients that know only our domain find the server: a catalog at a well-known address, and the
 * card that it leads to (MCP Server Cards, SEP-2127; AI Catalog). Neither lists tools: the server does.
 */

export const CARD_TYPE = 'application/mcp-server-card+json';

/** The revisions of the protocol that are served, the newest first. */
const PROTOCOL_VERSIONS = ['2026-07-28', '2025-11-25'];
const NAME = 'tipsheet';
/** Characters that a card has room for. */
const LONGEST = 100;

type Info = Pick<LibraryData['info'], 'name' | 'description' | 'url'>;

/** @param specVersion of the format of catalogs, which two addresses have each of its own */
export const catalog = ({ name }: Info, publicUrl: string, specVersion: string) => ({
  specVersion,
  entries: [
    {
      identifier: `urn:air:${new URL(publicUrl).hostname}:${NAME}`,
      displayName: name,
      type: CARD_TYPE,
      url: `${publicUrl}/mcp/server-card`,
    },
  ],
});

export const serverCard = (info: Info, publicUrl: string, version: string) => ({
  $schema: 'https://static.modelcontextprotocol.io/schemas/v1/server-card.schema.json',
  name: `${new URL(publicUrl).hostname.split('.').reverse().join('.')}/${NAME}`,
  version,
  title: short(info.name),
  description: short(info.description),
  websiteUrl: info.url,
  remotes: [
    {
      type: 'streamable-http',
      url: `${publicUrl}/mcp`,
      supportedProtocolVersions: PROTOCOL_VERSIONS,
    },
  ],
});

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}
