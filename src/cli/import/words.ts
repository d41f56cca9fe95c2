import { keysOf } from '../../content/record-of.ts';

/** The words by which parts of an article are known, in the languages whose words we know. */

/** A whole heading, or what stands before a colon. */
const LABELS = {
  do: /^(?:do|dos|do['’]s|do this|what to do|haz|hazlo|qué hacer|lo que debes hacer)$/i,
  avoid:
    /^(?:avoid|don['’]?ts?|don['’]t['’]?s|do not|what to avoid|what not to do|evita|no hagas|no lo hagas|qué evitar|qué no hacer|lo que debes evitar|lo que no debes hacer)$/i,
  examples: /^(?:examples?|for example|ejemplos?|por ejemplo)$/i,
  questions: /^(?:questions?|questions (?:that )?this answers|preguntas?)$/i,
  introduction: /^(?:introduction|intro|overview|introducción)$/i,
  conclusion:
    /^(?:(?:in )?conclusion|conclusions|to finish|in short|in summary|summary|final thoughts?|the bottom line|wrapping up|conclusión|conclusiones|para terminar|en resumen|resumen)$/i,
} as const;
export type Label = keyof typeof LABELS;

export function labelOf(text: string): Label | undefined {
  const words = text.replace(/\s*[:：]\s*$/, '').trim();
  return keysOf(LABELS).find((label) => LABELS[label].test(words));
}

/** A last paragraph that begins like this is no tip, however short its first sentence is. */
export const CLOSING =
  /^(?:regardless|whatever happens|whatever you|in conclusion|in short|to sum up|all in all|that['’]s it|good luck|remember[,:]|en resumen|para terminar|en conclusión|sea como sea|buena suerte|recuerda)/i;

const BYLINE =
  /^[([]?\s*(?:(?:written|article|text|words|posted|published|story|escrito|texto)\s+)?(?:by|por)\b\s*:?\s+(.+)$/i;
/** What follows the names: who made the pictures, when, where. */
const AFTER_NAMES =
  /\s*(?:[,;|·•(\u2013\u2014]\s*)?\b(?:image|images|photo|photos|picture|pictures|illustrations?|imagen|imágenes|foto|fotos|updated|published|posted|on \p{L}+ \d|\d{1,2}[ ./]|\d{4})\b.*$/iu;
const MAX_BYLINE = 160;

/** The names in a line such as “Written by: Ada Digger and Bo Mulch”; undefined if it is none. */
export function namesInByline(text: string): string[] | undefined {
  if (text.length > MAX_BYLINE) return undefined;
  const [, rest = ''] = BYLINE.exec(text) ?? [];
  const names = namesIn(rest);
  return names.length > 0 && names.every(isName) ? names : undefined;
}

export function namesIn(text: string): string[] {
  return text
    .replace(AFTER_NAMES, '')
    .split(/\s*(?:,|;|&|\band\b|\by\b)\s*/)
    .map((name) => name.replace(/^[\s(["“]+|[\s)\].,"”]+$/g, ''))
    .filter((name) => name !== '');
}

/** A few words, of which the first has no small letter at its beginning. */
function isName(text: string): boolean {
  return /^[^\p{Ll}\P{L}]/u.test(text) && text.split(' ').length <= 6;
}

/** What pages put beside an article and readers copy along: sizes, counts, buttons. */
export const PAGE_FURNITURE =
  /^(?:\p{L}[\p{L} ]{0,30}:\s*\d+(?:[.,]\d+)?\s*(?:%|\p{L}+)?|\d+\s*(?:min(?:ute)?s?(?: read)?|comments?|shares?|views?)|(?:share|print|e-?mail|tweet|subscribe|skip to content|table of contents|advertisement|compartir|imprimir)(?: (?:this|it|article|page|esto))*)$/iu;

/** “Based on ‘Title’ by Author”. */
const BASED_ON =
  /^[([]?\s*(?:based on|adapted from|basado en|adaptado de)\s*:?\s+["“‘']?(.+?)["”’']?,?\s+(?:by|de|por)\s+(.+?)[)\].]*$/i;

export function sourceIn(text: string): { title: string; author: string } | undefined {
  const [, title, author] = (text.length <= MAX_BYLINE && BASED_ON.exec(text)) || [];
  return title && author ? { title, author } : undefined;
}
