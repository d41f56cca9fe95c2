import { type TipBlock, tipBlocks } from '../outline.ts';
import type { TipResource } from '../resources.ts';
import { SafeHtml } from '../safe-html.tsx';
import { attributesOf, type Strings } from '../strings.ts';
import { Check, Cross } from './icons.tsx';

interface TipBlocksProps {
  tip: TipResource;
  strings: Strings;
  leadClass: string;
  /** Of the titles of lists. */
  level: 2 | 3;
  /** Quotes without a title, where room is scarce. */
  bareQuotes?: boolean;
}

/** What a tip says, on pages and in frames; its points stand side by side where there is room. */
export function TipBlocks({ tip, strings, leadClass, level, bareQuotes = false }: TipBlocksProps) {
  const blocks = tipBlocks(tip, strings);
  const points = blocks.filter(({ kind }) => kind === 'points');
  const Title = `h${level}` as const;
  const ui = attributesOf(strings, tip.inLanguage);

  const partOf = (block: TipBlock) => {
    switch (block.kind) {
      case 'lead':
        return <p class={leadClass}>{block.text}</p>;
      case 'prose':
        // Rendered already; the block is its source.
        return <SafeHtml class="prose" html={tip.bodyHtml} />;
      case 'points':
        return (
          <div class={block.name}>
            <Title {...ui}>{block.label}</Title>
            <ul>
              {block.items.map((item) => (
                <li>
                  {block.name === 'avoid' ? <Cross /> : <Check />}
                  {item}
                </li>
              ))}
            </ul>
          </div>
        );
      case 'quotes':
        return bareQuotes ? (
          quotes(block.items)
        ) : (
          <div class={block.name}>
            <Title {...ui}>{block.label}</Title>
            {quotes(block.items)}
          </div>
        );
    }
  };

  return (
    <>
      {blocks.map((block) => {
        if (block.kind !== 'points') return partOf(block);
        return block === points[0] && <div class="do-avoid">{points.map(partOf)}</div>;
      })}
    </>
  );
}

const quotes = (items: readonly string[]) =>
  items.map((item) => (
    <blockquote>
      <p>{item}</p>
    </blockquote>
  ));
