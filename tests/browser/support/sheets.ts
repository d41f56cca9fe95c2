/** What the tests of the element put into their pages. */
export const ARTICLE = '{{api}}/v1/articles/second-interview';
const FALLBACK = '<a href="{{api}}/articles/second-interview">How to get the offer</a>';
export const element = (attributes = '', src = ARTICLE) =>
  `<tip-sheet src="${src}" ${attributes}>${FALLBACK}</tip-sheet>`;
export const fallback = 'tip-sheet > a';

/** Records what the host hears of the element. */
export const RECORDER = () => {
  const heard: string[] = [];
  Object.assign(window, { heard });
  for (const type of ['load', 'error', 'link', 'open'].map((name) => `tip-sheet-${name}`))
    document.addEventListener(type, () => heard.push(type));
};
declare global {
  var heard: string[];
}
