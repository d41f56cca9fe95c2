import type { VNode } from 'preact';
import type { Tip } from '../../content/library.ts';
import type { Outline, TipListName } from '../outline.ts';
import type { attributesOf } from '../strings.ts';

/** What differs between the HTML formats. */
export interface Look {
  /** Attributes for an element whose words aren't from the content. */
  readonly ui: ReturnType<typeof attributesOf>;
  /** Inline styles, where there are any. */
  readonly styles: Readonly<Partial<Record<'p' | 'ul' | 'li' | 'label', string>>>;
  /** What tells the points of a list from those of another, where their looks can't. */
  readonly points?: Readonly<Partial<Record<TipListName, { mark: string; style: string }>>>;
  readonly lead: (text: string) => VNode;
  readonly prose: (markdown: string) => VNode;
  /** Plain text, of several lines if it is a message. */
  readonly quote: (text: string) => VNode;
  readonly tip: (tip: Tip, blocks: VNode) => VNode;
  readonly rule: VNode | null;
}

/** The blocks of an article or a tip as HTML. */
export function Blocks({ blocks, look }: { blocks: Outline['blocks']; look: Look }) {
  return (
    <>
      {blocks.map((block) => (
        <Block block={block} look={look} />
      ))}
    </>
  );
}

function Block({ block, look }: { block: Outline['blocks'][number]; look: Look }): VNode | null {
  const { styles, ui } = look;
  const points = block.kind === 'points' ? look.points?.[block.name] : undefined;
  // Not the paragraph itself, which would then begin on the other side than what is around it.
  const inUi = (text: string) => (ui.lang === undefined ? text : <span {...ui}>{text}</span>);
  const labelled = (...content: VNode[]) => (
    <>
      <p style={styles.label}>
        {points && `${points.mark} `}
        {'label' in block && inUi(block.label)}
      </p>
      {content}
    </>
  );
  const list = (items: readonly (string | VNode)[]) => (
    <ul style={styles.ul}>
      {items.map((item) => (
        <li style={styles.li}>{item}</li>
      ))}
    </ul>
  );
  switch (block.kind) {
    case 'lead':
      return look.lead(block.text);
    case 'prose':
      return look.prose(block.markdown);
    case 'notes':
      return (
        <>
          {block.items.map(({ label, text }) => (
            <p style={styles.p}>
              <strong {...ui}>{label}:</strong> {text}
            </p>
          ))}
        </>
      );
    case 'points': {
      const parts = labelled(list(block.items));
      return points ? <div style={points.style}>{parts}</div> : parts;
    }
    case 'questions':
      return labelled(list(block.items));
    case 'quotes':
      return labelled(...block.items.map(look.quote));
    case 'messages':
      return labelled(
        ...block.items.flatMap(({ title, text }) => [
          <p style={styles.p}>{title}</p>,
          look.quote(text),
        ]),
      );
    case 'links':
      return labelled(
        list(
          block.items.map(({ title, url, publisher }) => (
            <>
              <a href={url}>{title}</a>, {publisher}
            </>
          )),
        ),
      );
    case 'tip':
      return look.tip(block.tip, <Blocks blocks={block.blocks} look={look} />);
    case 'break':
      return look.rule;
    case 'abstract':
      return null;
  }
}

/** Plain text of several lines as paragraphs with line breaks, for where no style can keep them. */
export function Lines({ text, style }: { text: string; style?: string }) {
  return (
    <>
      {text.split(/(?:\r\n|\n|\r){2,}/).map((paragraph) => (
        <p style={style}>
          {paragraph.split(/\r\n|\n|\r/).map((line, i) => (
            <>
              {i > 0 && <br />}
              {line}
            </>
          ))}
        </p>
      ))}
    </>
  );
}
