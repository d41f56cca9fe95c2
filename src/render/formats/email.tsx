import { renderToString } from 'preact-render-to-string';
import { directionOf } from '../../direction.ts';
import { markdownToHtml } from '../markdown.ts';
import type { Outline } from '../outline.ts';
import { SafeHtml, SafeInline } from '../safe-html.tsx';
import type { Site } from '../site.ts';
import { attributesOf, stringsFor } from '../strings.ts';
import { Blocks, Lines, type Look } from './html-blocks.tsx';

/**
 * An article or a tip as the HTML of an e-mail: inline styles, tables for the layout, nothing loaded
 * from outside, since that is what mail clients agree on. The colours have contrast on a dark
 * background too, for clients that turn only the background dark.
 */

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const TEXT = `${FONT};font-size:16px;line-height:1.5`;
const SMALL = `${FONT};font-size:13px;line-height:1.5`;
const TITLE = `${FONT};font-size:26px;line-height:1.25;margin:0 0 12px`;
const SUBTITLE = `${FONT};font-size:19px;line-height:1.3;margin:32px 0 8px`;
const LABEL = `${TEXT};font-weight:bold;margin:16px 0 4px`;
/** By margins, which older Outlook has, and padding it has not; on both sides, for either direction. */
const LIST = `${TEXT};margin:0 24px 12px;padding:0`;
const POINTS = 'margin:16px 0;padding:0 0 0 12px';
const QUOTE = `${TEXT};margin:8px 0;padding:0 0 0 12px;border-left:4px solid #6b8f9c`;

export function emailHtml(
  { language, title, summary, page, blocks, credit }: Outline,
  site: Site,
): string {
  const direction = directionOf(language);
  const strings = stringsFor(language);
  const ui = attributesOf(strings, language);
  const look: Look = {
    ui,
    styles: { ...PROSE, label: LABEL },
    points: {
      do: { mark: '✓', style: `${POINTS};border-left:4px solid #2f8f74` },
      avoid: { mark: '✕', style: `${POINTS};border-left:4px solid #b3593b` },
    },
    lead: (text) => <p style={`${TEXT};font-weight:bold;margin:0 0 12px`}>{text}</p>,
    prose: (markdown) => <SafeHtml html={styled(markdownToHtml(markdown, language, site))} />,
    quote: (text) => <Lines text={text} style={QUOTE} />,
    tip: ({ position, title }, parts) => (
      <>
        <h2 style={SUBTITLE}>
          {position}. {title}
        </h2>
        {parts}
      </>
    ),
    rule: <hr style="border:0;border-top:1px solid #8a9aa0;margin:32px 0 24px" />,
  };
  const content = renderToString(
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style="width:100%;max-width:600px"
    >
      <tbody>
        <tr>
          <td align={direction === 'rtl' ? 'right' : 'left'} style={TEXT}>
            <p style={`${SMALL};margin:0 0 16px`}>
              <a href={page} {...ui}>
                {strings.readOnline}
              </a>
            </p>
            <h1 style={TITLE}>
              <a href={page} style="color:inherit;text-decoration:none">
                {title}
              </a>
            </h1>
            <Blocks blocks={blocks} look={look} />
            <p style={`${SMALL};margin:32px 0 0`}>
              <SafeInline html={credit.html} />
            </p>
          </td>
        </tr>
      </tbody>
    </table>,
  );
  const head = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{title}</title>
    </head>,
  );
  // Shown by clients beside the subject.
  const preview = renderToString(
    <div style="display:none;max-height:0;overflow:hidden">{summary}</div>,
  );
  return `<!doctype html><html lang="${language}" dir="${direction}">${head}<body style="margin:0;padding:0">${preview}<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tbody><tr><td align="center" style="padding:24px 16px">${OUTLOOK_START}${content}${OUTLOOK_END}</td></tr></tbody></table></body></html>\n`;
}

/** Outlook, which renders as Word does, knows no max-width: a table that only it sees holds the width. */
const OUTLOOK_START =
  '<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->';
const OUTLOOK_END = '<!--[if mso]></td></tr></table><![endif]-->';

/** Of the elements that Markdown makes; mail clients pass no style on to them from around them. */
const PROSE: Readonly<Record<string, string>> = {
  p: `${TEXT};margin:0 0 12px`,
  ul: LIST,
  ol: LIST,
  li: `${TEXT};margin:0 0 4px`,
  blockquote: QUOTE,
  pre: 'margin:0 0 12px;white-space:pre-wrap;font-size:14px',
  hr: 'border:0;border-top:1px solid #8a9aa0;margin:16px 0',
};

/** Text has no `<` in it: what begins with one is a tag. */
function styled(html: string): string {
  return html.replace(/<([a-z]+)/g, (tag, name: string) => {
    const style = Object.hasOwn(PROSE, name) ? PROSE[name] : undefined;
    return style === undefined ? tag : `${tag} style="${style}"`;
  });
}
