import type { Article } from '../content/library.ts';
import { markdownDocument } from '../render/formats/markdown-document.ts';
import { type Outline, outlineOf } from '../render/outline.ts';
import type { Site } from '../render/site.ts';

/** A guide as Markdown with its tips by name: their texts are asked for one by one. */
export function articleMarkdown(article: Article, site: Site): string {
  const outline = outlineOf(article, site);
  return markdownDocument({ ...outline, blocks: outline.blocks.map(tipsByName) }, site);
}

function tipsByName(block: Outline['blocks'][number]): Outline['blocks'][number] {
  if (block.kind !== 'tip') return block;
  const { slug, summary } = block.tip;
  return {
    ...block,
    blocks: [
      { kind: 'lead', text: summary },
      { kind: 'prose', markdown: `\`get_tip\` with slug \`${slug}\`` },
    ],
  };
}
