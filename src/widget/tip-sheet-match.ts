import { createDetector, type DetectableSignal } from '../match/detect.ts';
import type { Grammar } from '../match/grammar.ts';
import { findJobPosting, type Listing } from '../match/listing.ts';
import type { TipSheetList, TipSheetTip } from './types.ts';

/** What `/v1/signals` answers. */
interface Signals extends Grammar {
  readonly inLanguage: string;
  readonly data: readonly DetectableSignal[];
}

interface Recommendations extends TipSheetList {
  readonly data: (TipSheetTip & { why?: string })[];
}

/** What is used of the element, which loads this module. */
interface MatchElement extends HTMLElement {
  readonly data: unknown;
  request(url: string, signal: AbortSignal): Promise<unknown>;
}

/** The most signals that choose tips. */
const MAX_SIGNALS = 6;

/**
 * Gets the tips for the listing that an element stands beside. The listing stays in the page: what
 * it says is found here, and only the names of what was found are sent.
 */
export async function match(
  element: MatchElement,
  src: string,
  signal: AbortSignal,
): Promise<unknown> {
  const url = new URL(src);
  const lang = url.searchParams.get('lang');
  const { href } = new URL(lang ? `signals?lang=${lang}` : 'signals', src);
  const signals = (await element.request(href, signal)) as Signals;
  const detect = createDetector(signals.data, signals.inLanguage, signals);
  const found = detect(listingFor(element), Date.now());
  const slugs = found.slice(0, MAX_SIGNALS).map(({ slug }) => slug);
  if (slugs.length) url.searchParams.set('signals', `${slugs.sort()}`);
  const tips = (await element.request(url.href, signal)) as Recommendations;
  explain(element, tips);
  return tips;
}

/** The `JobPosting` of the page, or of what `for` names, which may be the script; else its text. */
function listingFor(element: MatchElement): Listing {
  const place = document.querySelector(element.getAttribute('for') || 'main') || document.body;
  const root = element.hasAttribute('for') ? place : document;
  for (const { textContent } of [root, ...root.querySelectorAll('[type="application/ld+json"]')])
    try {
      const posting = findJobPosting(JSON.parse(`${textContent}`));
      if (posting) return posting;
    } catch {
      // Another may be JSON.
    }
  return { text: place.innerHTML };
}

/** Says under the title of each tip why it is there, as often as it is shown. */
function explain(element: MatchElement, tips: Recommendations): void {
  const root = element.shadowRoot as ShadowRoot;
  new MutationObserver(() => {
    if (element.data !== tips || root.querySelector('[part=why]')) return;
    root.querySelectorAll('[part=tips] > *').forEach((tip, i) => {
      const why = document.createElement('small');
      why.part.value = 'why';
      why.style.display = 'block';
      why.textContent = tips.data[i]?.why ?? '';
      tip.firstElementChild?.append(why);
    });
  }).observe(root, { childList: true, subtree: true });
}
