/**
 * For pages with our iframes: gives each the height that it reports. Only messages from a frame of
 * this script's own origin count, and only for that frame.
 */
const { origin } = new URL(import.meta.url);
const MAX_HEIGHT = 20_000;

const frames = () =>
  [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${origin}/embed/`));

addEventListener('message', (event) => {
  const { type, height } = Object(event.data);
  if (event.origin !== origin || type !== 'tip-sheet-height') return;
  const frame = frames().find(({ contentWindow }) => contentWindow === event.source);
  if (frame && typeof height === 'number' && height > 0 && height <= MAX_HEIGHT)
    frame.style.height = `${height}px`;
});

// To whatever is there: a frame that waits to be loaded is not of our origin yet.
for (const frame of frames()) frame.contentWindow?.postMessage({ type: 'tip-sheet-ask' }, '*');
