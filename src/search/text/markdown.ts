import MarkdownIt from 'markdown-it';

/**
 * What a reader doesn't read in Markdown: link destinations and titles, reference definitions,
 * autolinks and bare addresses, HTML tags and comments, character references, the name of a
 * fenced block's language. Code between single backticks is matched, too, so that what is in it isn't.
 */
const unread =
  /(?<![`\\])`[^`\n]+`(?!`)|(?<=\])\((?:[^()\s\\]|\\.|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|^ {0,3}\[[^\]\n]+\]:\s*\S+.*$|(?<=\])\[[^\]\n]*\]|<[a-z/!][^<>]*>|\b(?:https?:\/\/|mailto:|www\.)[^\s<>()]+|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);|(?<=^ {0,3}(?:```|~~~))[^\n`]+$/gim;

/** Blanks out what isn't read, character by character, so that every position stays true. */
export function maskMarkdown(markdown: string): string {
  if (!/[[<&`~]|:\/\/|www\.|mailto:/.test(markdown)) return markdown;
  return markdown.replace(unread, (match) =>
    match.startsWith('`') ? match : match.replace(/[^\n]/g, ' '),
  );
}

/** Marks that are written but not read: a line between parts, the start of a line, and inside it. */
const ruleMarks = /^[ \t]*(?:>[ \t]*)*(?:[-*_][ \t]*){3,}$/gm;
const lineMarks =
  /^[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+|(?:```|~~~).*$|=+[ \t]*$|\|)+/gm;
const inlineMarks =
  /\\(?<kept>[!-/:-@[-`{-~])|\\(?=\r?\n)|!?\[(?=[^[\]\n]*\]\0)|\](?=\0)|\*+(?=\S)|(?<=\S)\*+|~~|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

/** Takes the place of a character that isn't kept. */
const DROPPED = '\0';

function dropped(text: string): string {
  return DROPPED.repeat(text.length);
}

const blanks = (match: string) => ' '.repeat(match.length);

export interface PlainText {
  text: string;
  /** For each UTF-16 code unit of `text`, where what it stands for starts in the Markdown. */
  source: Uint32Array;
}

const { unescapeAll } = new MarkdownIt().utils;
const reference = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/iy;

/** The length of the character reference at a position, or 0. */
function referenceAt(text: string, at: number): number {
  // An ampersand after a dropped backslash stands for itself.
  if (text[at] !== '&' || text[at - 1] === DROPPED) return 0;
  reference.lastIndex = at;
  return reference.exec(text)?.[0].length ?? 0;
}

/** Letters are known without a look at what Unicode calls blank. */
function isBlank(unit: string): boolean {
  const code = unit.charCodeAt(0);
  return code === 32 || ((code < 33 || code > 126) && /\s/.test(unit));
}

/** The words of Markdown as they are read, runs of blanks joined, each with where it came from. */
export function plainText(markdown: string): PlainText {
  const blanked = maskReadable(markdown)
    .replace(ruleMarks, blanks)
    .replace(lineMarks, blanks)
    .replace(inlineMarks, (match, kept?: string) =>
      kept === undefined ? dropped(match) : dropped('\\') + kept,
    );
  const source = new Uint32Array(blanked.length);
  let text = '';
  let afterBlank = true;
  for (let at = 0, next = 0; at < blanked.length; at = next) {
    const reference = referenceAt(blanked, at);
    next = at + Math.max(1, reference);
    const written = blanked.slice(at, next);
    if (written === DROPPED) continue;
    for (const unit of reference > 0 ? unescapeAll(written).split('') : [written]) {
      const blank = isBlank(unit);
      if (blank && afterBlank) continue;
      source[text.length] = at;
      text += blank ? ' ' : unit;
      afterBlank = blank;
    }
  }
  return { text, source: source.subarray(0, text.length) };
}

/** As `maskMarkdown`, but an address that stands in the text for itself is kept. */
function maskReadable(markdown: string): string {
  return markdown.replace(unread, (match) => {
    if (/^(?:`|https?:|mailto:|www\.|&)/i.test(match)) return match;
    if (/^<(?:https?:|mailto:|[^\s@]+@)/i.test(match))
      return DROPPED + match.slice(1, -1) + DROPPED;
    return dropped(match);
  });
}
