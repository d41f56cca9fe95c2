import MarkdownIt from 'markdown-it';

/**
 * Content is CommonMark without HTML: markup that looks like HTML stays text, images are off, and
 * a link may go to https, mailto or a path of this site, nowhere else.
 */
export const markdown = new MarkdownIt('commonmark', { html: false }).disable('image');
markdown.validateLink = (url) => isAllowedLink(url);

const OWN_PATH = /^\/(?!\/)/;

export function isAllowedLink(url: string): boolean {
  return OWN_PATH.test(url) ? !url.includes('\\') : /^(?:https:\/\/|mailto:)/i.test(url);
}
