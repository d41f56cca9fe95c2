import { attributeOf, childrenOf, type DomNode, findAll, textOf } from './dom.ts';

/** What pages have beside an article, by its role or by the words of its classes. */
const ROLES = /^(?:navigation|banner|contentinfo|complementary|search|dialog)$/;
const CLASSES =
  /(?:^|[\s_-])(?:nav|menu|sidebar|comments?|share|sharing|social|related|cookies?|breadcrumbs?|newsletter|promo|advert|ads?|footer)(?:$|[\s_-])/i;

/** The part of a page that is the article, as far as its tags and the amount of text tell. */
export function mainOf(root: DomNode): DomNode {
  const content = withoutSurroundings(root);
  const named = findAll(content, isNamed).sort((a, b) => textLength(b) - textLength(a))[0];
  if (named) return named;
  // Else what has the most text in paragraphs of its own.
  const [most] = findAll(content, () => true)
    .map((element) => ({ element, length: lengthOf(childrenOf(element).filter(isParagraph)) }))
    .sort((a, b) => b.length - a.length);
  const all = lengthOf(findAll(content, isParagraph));
  return most && most.length > all * MOST ? most.element : content;
}

/** What has less of a page’s paragraphs leaves too much out. */
const MOST = 0.8;

const isNamed = (element: DomNode) =>
  /^(?:article|main)$/.test(element.nodeName) ||
  attributeOf(element, 'role') === 'main' ||
  attributeOf(element, 'itemprop') === 'articleBody';

const textLength = (node: DomNode) => textOf(node).length;

const isParagraph = ({ nodeName }: DomNode) => nodeName === 'p';

const lengthOf = (nodes: readonly DomNode[]) =>
  nodes.reduce((sum, node) => sum + textLength(node), 0);

function withoutSurroundings(node: DomNode): DomNode {
  return {
    ...node,
    childNodes: childrenOf(node)
      .filter((child) => !isBeside(child))
      .map(withoutSurroundings),
  };
}

function isBeside(node: DomNode): boolean {
  if (/^(?:nav|aside|footer|script|style|noscript|form)$/.test(node.nodeName)) return true;
  const names = `${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'id') ?? ''}`;
  const isPage = /^(?:html|body|main|article)$/.test(node.nodeName);
  return ROLES.test(attributeOf(node, 'role') ?? '') || (!isPage && CLASSES.test(names));
}
