/** What the person at the command line can correct: said in a line, without a stack. */
export class MistakeError extends Error {
  override readonly name = 'MistakeError';
}
