import { type JSONPath, printParseErrorCode, visit } from 'jsonc-parser';
import { fileIssue, type Issue } from '../issues.ts';
import { shorten } from '../shorten.ts';
import { codeOf, unwantedIn } from '../visible-text.ts';
import { toPointer } from './pointer.ts';

const START = { line: 1, column: 1 };

/** The value of a JSON text, and what is wrong with the text; `value` is missing if it is no JSON. */
export function parseJson(file: string, text: string): { value?: unknown; issues: Issue[] } {
  if (text.trim() === '') {
    const fix = 'write a JSON object into it, or delete the file';
    return { issues: [fileIssue(file, 'is empty', fix, START)] };
  }
  try {
    const { syntaxError, issues } = inspect(file, text);
    return syntaxError ? { issues: [syntaxError] } : { value: JSON.parse(text), issues };
  } catch (error) {
    // The parser's depth is limited by the stack.
    const isDeep = error instanceof RangeError;
    const message = isDeep ? 'is nested too deeply' : `is not JSON: ${String(error)}`;
    const fix = 'compare it with the JSON Schema';
    return { issues: [fileIssue(file, message, fix, START)] };
  }
}

/**
 * The first place at which a text stops being JSON, and what JSON.parse lets pass: a key given
 * twice, of which it keeps the last, and characters that no text may have.
 */
function inspect(file: string, text: string): { syntaxError?: Issue | undefined; issues: Issue[] } {
  const issues: Issue[] = [];
  const objects: Map<string, number>[] = [];
  let syntaxError: Issue | undefined;
  const add = (path: JSONPath, message: string, fix: string, line: number, column: number) =>
    issues.push({
      file,
      pointer: toPointer(path),
      message,
      fix,
      line: line + 1,
      column: column + 1,
    });
  visit(
    text,
    {
      onObjectBegin() {
        objects.push(new Map());
      },
      onObjectEnd() {
        objects.pop();
      },
      onObjectProperty(key, _offset, _length, line, column, path) {
        const lines = objects.at(-1);
        const first = lines?.get(key);
        if (first !== undefined) {
          const message = `the key "${key}" was given before, in line ${first + 1}`;
          add([...path(), key], message, 'keep one of them', line, column);
        }
        // Without this key, what copies an object can't change the prototype of the copy.
        if (key === '__proto__') {
          add([...path(), key], 'no key may be "__proto__"', 'remove it', line, column);
        }
        lines?.set(key, line);
      },
      onLiteralValue(value, _offset, _length, line, column, path) {
        if (typeof value !== 'string') return;
        for (const { message, fix } of unwantedIn(value)) add(path(), message, fix, line, column);
      },
      onError(code, offset, length, line, column) {
        syntaxError ??= {
          file,
          pointer: '',
          line: line + 1,
          column: column + 1,
          ...explain(printParseErrorCode(code), text, offset, length),
        };
      },
    },
    { disallowComments: true },
  );
  return { syntaxError, issues };
}

type Explanation = Pick<Issue, 'message' | 'fix'>;

function explain(code: string, text: string, offset: number, length: number): Explanation {
  // A text that the end of the file cuts off has no problem in its line.
  const isCutOff = code === 'UnexpectedEndOfString' && offset + length === text.length;
  const found = isCutOff ? '' : text.slice(offset, offset + length);
  const [message, fix] = words(
    isCutOff ? 'EndOfFile' : code,
    found,
    text.slice(0, offset).trimEnd().at(-1),
  );
  return { message: `is not JSON: ${message}`, fix };
}

/** By the parser's code for the error, by what is at its place, and by what is before it. */
function words(code: string, found: string, before: string | undefined): [string, string] {
  const control = /\p{Cc}/u.exec(found)?.[0];
  if ((found === '}' || found === ']') && before === ',') {
    return ['the last item has a comma after it', 'remove that comma'];
  }
  if (code === 'InvalidCommentToken' || found.startsWith('#')) {
    return ['it has a comment', 'remove it; JSON knows no comments'];
  }
  if (/^['‘’“”„`]/u.test(found)) return [`a text is quoted with ${found[0]}`, 'quote it with "'];
  if (code === 'InvalidCharacter' && control !== undefined) {
    return [`a text has the control character ${codeOf(control)}`, 'remove it'];
  }
  if (code === 'InvalidEscapeCharacter' || code === 'InvalidUnicode') {
    return ['a text has a \\ that escapes nothing', 'write \\\\ for a backslash'];
  }
  if (code === 'UnexpectedEndOfString') {
    const fix = 'close it before the end of its line, or write \\n for a line break';
    return ['a text goes on over the end of its line', fix];
  }
  const space = /[^\S \t\r\n]/.exec(found)?.[0];
  if (code === 'InvalidSymbol' && space !== undefined) {
    return [`a space is the character ${codeOf(space)}`, 'type an ordinary space there'];
  }
  if (found === '') return ['it ends too early', 'close every string, list and object'];
  if (code === 'EndOfFileExpected') {
    return ['it goes on after its end', 'remove what follows, or look for a bracket too many'];
  }
  const shown = JSON.stringify(shorten(found, SHOWN));
  if (code === 'CommaExpected') {
    const fix = 'put a comma between two items, and \\ before a " inside a text';
    return [`a comma is missing before ${shown}`, fix];
  }
  if (code === 'InvalidSymbol' && before === '"') {
    return [`a text ends before ${shown}`, 'put \\ before a " inside a text'];
  }
  return [`unexpected ${shown}`, 'look for a missing quote, comma, colon or bracket'];
}

const SHOWN = 20;
