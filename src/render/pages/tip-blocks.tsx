import type { ComponentChildren, VNode } from 'preact';
import type { Message } from '../../content/model.ts';
import { type TipBlock, tipBlocks } from '../outline.ts';
import type { TipResource } from '../resources.ts';
import { SafeHtml } from '../safe-html.tsx';
import { Check, Cross } from './icons.tsx';
import type { PageContext } from './page-context.tsx';

interface TipBlocksProps {
  tip: TipResource;
  /** Of the titles of lists. */
  level: 2 | 3;
  /** Without titles of quotes, messages and questions, where room is scarce. */
  brief?: boolean;
  /** Nothing but what it says in short: its lead and its points. */
  compact?: boolean;
}

/** What a tip says, on pages and in frames; its points stand side by side where there is room. */
export function TipBlocks(
  { tip, level, brief = false, compact = false }: TipBlocksProps,
  { strings, ui }: PageContext,
) {
  const blocks = tipBlocks(tip, strings).filter(
    ({ kind }) => !compact || kind === 'lead' || kind === 'points',
  );
  const points = blocks.filter(({ kind }) => kind === 'points');
  const Heading = `h${level}` as const;

  const partOf = (block: TipBlock): VNode | VNode[] | null => {
    const title = 'label' in block && <Heading {...ui}>{block.label}</Heading>;
    switch (block.kind) {
      case 'lead':
        return <p class={brief ? 'summary' : 'tip-summary'}>{block.text}</p>;
      case 'prose':
        // Rendered already; the block is its source.
        return <SafeHtml class="prose" html={tip.bodyHtml} />;
      case 'points':
        return (
          <div class={block.name}>
            {title}
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
        return brief ? (
          quotes(block.items)
        ) : (
          <div class={block.name}>
            {title}
            {quotes(block.items)}
          </div>
        );
      case 'notes':
        return (
          <div class="notes">
            {block.items.map(({ label, text }) => (
              <p>
                <strong {...ui}>{label}:</strong> {text}
              </p>
            ))}
          </div>
        );
      case 'messages':
        return brief ? null : (
          <Messages items={block.items} slug={tip.slug} level={level}>
            {title}
          </Messages>
        );
      case 'questions':
        return brief ? null : <Questions items={block.items}>{title}</Questions>;
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

interface QuestionsProps {
  items: readonly string[];
  /** Their title. */
  children: ComponentChildren;
}

/** What people ask that an article or a tip answers. */
export function Questions({ items, children }: QuestionsProps) {
  return (
    <div class="questions">
      {children}
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </div>
  );
}

interface MessagesProps {
  items: readonly Message[];
  slug: string;
  level: 2 | 3;
  /** Their title. */
  children: ComponentChildren;
}

/** Texts to copy; the script shows the buttons. */
function Messages({ items, slug, level, children }: MessagesProps, { strings, ui }: PageContext) {
  const MessageTitle = level === 2 ? 'h3' : 'h4';
  return (
    <div class="messages">
      {children}
      {items.map(({ title, text }, i) => (
        <div class="message">
          <MessageTitle id={`${slug}-message-${i + 1}`}>{title}</MessageTitle>
          <p data-copy-text>{text}</p>
          <button
            type="button"
            data-copy
            data-copied={strings.copied}
            data-failed={strings.copyFailed}
            aria-describedby={`${slug}-message-${i + 1}`}
            hidden
            {...ui}
          >
            {strings.copy}
          </button>
        </div>
      ))}
    </div>
  );
}

const quotes = (items: readonly string[]) =>
  items.map((item) => (
    <blockquote>
      <p>{item}</p>
    </blockquote>
  ));
