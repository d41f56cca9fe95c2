import { codeOf, isGone } from '../content/load/file-errors.ts';

/** What the person at the command line can correct: said in a line, without a stack. */
export class MistakeError extends Error {
  override readonly name = 'MistakeError';
}

/** What to do where a file can't be read: if there is none, or a folder, that is the person's mistake. */
export const mistakeIfGone = (message: string) => (error: unknown) => {
  throw isGone(error) || codeOf(error) === 'EISDIR' ? new MistakeError(message) : error;
};
