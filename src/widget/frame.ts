/**
 * Runs in the pages under `/embed/`: tells the page around them how high they are and, where a
 * sandbox forbids links, which link was followed. It speaks WordPress's embed protocol too, whose
 * host gives a secret in the fragment: `#?secret=…`.
 */
const root = document.documentElement;
const page = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
const secret = /[?&]secret=([a-z\d]+)/i.exec(location.hash)?.[1];

function tell(message: object) {
  // Any page may embed this one, and nothing in a message is private.
  parent.postMessage(message, '*');
}

function tellHeight() {
  const height = Math.ceil(root.getBoundingClientRect().height);
  tell({ type: 'tip-sheet-height', height });
  if (secret) tell({ message: 'height', value: height, secret });
}

if (parent !== window) {
  // WordPress hides the frame until it hears from it, and a hidden frame observes nothing.
  tellHeight();
  new ResizeObserver(tellHeight).observe(root);
  // The host's script may have come after the first message: it asks again.
  addEventListener('message', ({ source }) => {
    if (source === parent) tellHeight();
  });
  // WordPress's sandbox allows scripts and no navigation: its host follows the link, if it leads to
  // this server. To others it leads by way of the page, which has the same link.
  if (secret)
    addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a');
      if (!link) return;
      event.preventDefault();
      const target = link.host === location.host ? link : (page ?? link);
      tell({ message: 'link', value: target.href, secret });
    });
}
