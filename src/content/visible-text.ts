/**
 * What plain text may consist of. As patterns they go into JSON Schemas, so they have no Unicode
 * properties, which not every checker knows.
 */

/** Control characters, line breaks among them, and what reorders the text that follows. */
const UNFIT = '\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E';

/** One line without spaces at its ends. */
export const ONE_LINE = new RegExp(`^[^\\s${UNFIT}](?:[^${UNFIT}]*[^\\s${UNFIT}])?$`);

/** Whether there is anything to see: more than spaces, fillers, marks and characters of format. */
export function isVisible(text: string): boolean {
  return /[^\s\p{C}\p{Default_Ignorable_Code_Point}\p{Mark}\u2800]/u.test(text);
}

/** The most combining marks in a row, as in Unicode's stream-safe text format (UAX #15 §13). */
const MAX_MARKS = 30;

interface Unwanted {
  readonly pattern: RegExp;
  readonly what: (found: string) => string;
  readonly fix: string;
}

/** What no text may have, Markdown included, though JSON can hold it. */
const UNWANTED: readonly Unwanted[] = [
  {
    // Control characters, halves of surrogate pairs and noncharacters: XML or UTF-8 can't hold them.
    pattern: /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u,
    what: (found) => `has the character ${codeOf(found)}`,
    fix: 'remove it',
  },
  {
    pattern: /[\u2028\u2029]/,
    what: (found) => `has the line separator ${codeOf(found)}`,
    fix: 'write a space, or \\n where a line may end',
  },
  {
    pattern: /[\u202A-\u202E]/,
    what: (found) => `has the character ${codeOf(found)}, which reorders the text after it`,
    fix: 'remove it: each script has its direction by itself',
  },
  {
    pattern: new RegExp(`\\p{Mark}{${MAX_MARKS + 1}}`, 'u'),
    what: () => `has more than ${MAX_MARKS} combining marks in a row`,
    fix: 'remove them',
  },
];

/** The first of each kind of thing that a text may not have. */
export function unwantedIn(text: string): { readonly message: string; readonly fix: string }[] {
  return UNWANTED.flatMap(({ pattern, what, fix }) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [{ message: what(found), fix }];
  });
}

/** A character by its number, such as `U+202E`. */
export function codeOf(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text in which what can't be seen is escaped as in JSON. */
export function escapeInvisible(text: string): string {
  return text.replace(/[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')}`)
      .join(''),
  );
}
