/**
 * For pages with our iframes: gives each the height that it reports. Only messages of a frame that
 * the page loaded from this script's own origin count, and only for that frame.
 */
const { origin } = new URL(import.meta.url);
/** Of the messages; the second is that of a frame in a sandbox. */
const ORIGINS = [origin, 'null'];
const MAX_HEIGHT = 20_000;

const frames = () =>
  [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${origin}/embed/`));

/** What the page gives the frame around its content and counts as part of its height, in pixels. */
function edges(frame: HTMLIFrameElement): number {
  const { boxSizing, paddingTop, paddingBottom } = getComputedStyle(frame);
  if (boxSizing !== 'border-box') return 0;
  const borders = frame.offsetHeight - frame.clientHeight;
  return borders + Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
}

addEventListener('message', (event) => {
  const { type, height } = Object(event.data);
  if (!ORIGINS.includes(event.origin) || type !== 'tip-sheet-height') return;
  const frame = frames().find(({ contentWindow }) => contentWindow === event.source);
  if (frame && typeof height === 'number' && height > 0 && height <= MAX_HEIGHT)
    frame.style.height = `${height + edges(frame)}px`;
});

// To whatever is there: a frame that waits to be loaded is not of our origin yet.
for (const frame of frames()) frame.contentWindow?.postMessage({ type: 'tip-sheet-ask' }, '*');
