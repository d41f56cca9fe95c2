import { attribute, type ParsedPage, textOf } from './parse-page.ts';

const DATA_TYPES = new Set(['application/ld+json']);

/** What no page may have, whatever its content. */
export function pageIssues(page: ParsedPage, origin: string): string[] {
  return [
    ...inlineCode(page),
    ...thirdParties(page, origin),
    ...repeatedIds(page),
    ...deadFragments(page),
    ...headingJumps(page),
    ...unnamed(page),
  ];
}

/** The policy of the pages forbids them, so that they would not run. */
function inlineCode({ elements }: ParsedPage): string[] {
  return elements.flatMap((element) => {
    const { tagName, attrs } = element;
    const isData = DATA_TYPES.has(attribute(element, 'type') ?? '');
    const isInline =
      tagName === 'style' ||
      (tagName === 'script' && !isData && attribute(element, 'src') === undefined);
    return [
      ...(isInline ? [`inline <${tagName}>`] : []),
      ...attrs
        .filter(({ name }) => name === 'style' || name.startsWith('on'))
        .map(({ name }) => `${tagName}[${name}]`),
    ];
  });
}

/** Whatever the browser loads by itself. */
function thirdParties({ elements }: ParsedPage, origin: string): string[] {
  const loaded = elements.flatMap((element) => {
    const rel = attribute(element, 'rel') ?? '';
    const isLoadedLink = element.tagName === 'link' && /^(?:stylesheet|icon|preload)$/.test(rel);
    const src = attribute(element, 'src');
    return [isLoadedLink ? attribute(element, 'href') : undefined, src].filter(
      (url) => url !== undefined,
    );
  });
  return loaded.filter((url) => new URL(url, origin).origin !== origin);
}

function repeatedIds({ elements }: ParsedPage): string[] {
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `#${id} twice`);
}

function deadFragments({ elements }: ParsedPage): string[] {
  const ids = new Set(elements.flatMap((element) => attribute(element, 'id') ?? []));
  return elements
    .flatMap((element) => attribute(element, 'href') ?? [])
    .filter((href) => href.startsWith('#') && !ids.has(href.slice(1)));
}

function headingJumps({ elements }: ParsedPage): string[] {
  const levels = elements.flatMap(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1] ?? []);
  const jumps = levels.filter((level, i) => Number(level) > Number(levels[i - 1] ?? 0) + 1);
  const firsts = levels.filter((level) => level === '1').length;
  return [...jumps.map((level) => `h${level} too deep`), ...(firsts === 1 ? [] : [`${firsts} h1`])];
}

function unnamed(page: ParsedPage): string[] {
  return ['a', 'button', 'h1', 'h2', 'h3', 'h4', 'title', 'option', 'label'].flatMap((tagName) =>
    page
      .all(tagName)
      .filter((element) => textOf(element).trim() === '')
      .map(() => `empty <${tagName}>`),
  );
}
