import { createDetector, type DetectableSignal, type Detector } from '../match/detect.ts';
import type { Grammar } from '../match/grammar.ts';
import { findJobPosting, type Listing } from '../match/listing.ts';
import type { TipSheetList, TipSheetTip } from './types.ts';

/** What `/v1/signals` answers. */
interface Signals extends Grammar {
  readonly inLanguage: string;
  readonly data: readonly DetectableSignal[];
  /** Made once for all elements of the page, which share the answer. */
  detect?: Detector<DetectableSignal>;
}

interface Recommendations extends TipSheetList {
  readonly data: (TipSheetTip & { why?: string })[];
}

/** What is used of the element, which loads this module. */
interface MatchElement extends HTMLElement {
  /** What is shown. */
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
  signals.detect ??= createDetector(signals.data, signals.inLanguage, signals);
  const found = signals.detect(listingFor(element), Date.now());
  const slugs = found.slice(0, MAX_SIGNALS).map(({ slug }) => slug);
  if (slugs.length) url.searchParams.set('signals', `${slugs.sort()}`);
  explain(element);
  return element.request(url.href, signal);
}

/** The `JobPosting` of the page, or of what `for` names, which may be the script; else its text. */
function listingFor(element: MatchElement): Listing {
  // Fails where `for` finds nothing: the reasons of another listing would be wrong.
  const root = document.querySelector(element.getAttribute('for') || 'html') as Element;
  for (const { textContent } of [root, ...root.querySelectorAll('[type="application/ld+json"]')])
    try {
      const posting = findJobPosting(JSON.parse(textContent as string));
      if (posting) return posting;
    } catch {
      // Another may be JSON.
    }
  return { text: (root.querySelector('main') || root).innerHTML };
}

/** Says under the title of each tip why it is there, as often as it is shown. */
function explain(element: MatchElement): void {
  const root = element.shadowRoot as ShadowRoot;
  new MutationObserver(() => {
    if (root.querySelector('[part=why]')) return;
    // No part of a link or heading, which names a tip; but of what opens it.
    root.querySelectorAll('[part=tips]>li>a,[part=title],summary>*').forEach((title, i) => {
      const why = document.createElement('small');
      why.part = 'why';
      why.style.display = 'block';
      why.textContent = (element.data as Recommendations | null)?.data?.[i]?.why ?? '';
      title.after(why);
    });
  }).observe(root, { childList: true, subtree: true });
}
