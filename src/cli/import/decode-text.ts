import { isUtf8 } from 'node:buffer';

/** A page declares its encoding in so many bytes (HTML, “Determining the character encoding”). */
const PRESCANNED_BYTES = 1024;

/** A text in UTF-8, or in the encoding that a web page declares; undefined if it is neither. */
export function decodeText(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  if (isUtf8(bytes)) return bytes.toString();
  // Word saves web pages in the encoding of the system, such as windows-1252.
  const start = bytes.toString('latin1', 0, PRESCANNED_BYTES);
  const [, encoding] = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start) ?? [];
  if (encoding === undefined) return undefined;
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    // Whole texts in windows-1252 lose their quotation marks in Node 20 (nodejs/node#60888).
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  } catch {
    return undefined; // not of that encoding, or of one that nobody knows
  }
}

/** Documents of Word and their like (ZIP, OLE), RTF and PDF, by how they begin. */
const SIGNATURES = ['PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0', '{\\rtf', '%PDF-'];
/** A web page and its pictures in one file (.mht). */
const WEB_ARCHIVE = /^Content-Type: multipart\/related\b/im;

/** Whether a file is a document that can't be imported, though it may be text. */
export function isOtherDocument(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, PRESCANNED_BYTES);
  return SIGNATURES.some((one) => start.startsWith(one)) || WEB_ARCHIVE.test(start);
}
