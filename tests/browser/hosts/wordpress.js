/*
 * The host's half of WordPress's embed protocol: a sandboxed frame that got a secret in its
 * fragment, and messages { message, value, secret } from it, of which the first shows the frame in
 * place of the quotation. Heights are held between 200 and 1000 pixels; a link is followed only
 * from the focused frame and only to the frame's own host.
 */
addEventListener('message', ({ data, source }) => {
  if (!data?.secret || !data.message || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const quote of document.querySelectorAll(`blockquote[data-secret="${data.secret}"]`))
    quote.style.display = 'none';
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (source !== frame.contentWindow) continue;
    frame.removeAttribute('style');
    if (data.message === 'height')
      frame.height = Math.min(1000, Math.max(200, Number.parseInt(data.value, 10) || 0));
    if (data.message === 'link') {
      const target = new URL(data.value);
      const sameHost = target.host === new URL(frame.src).host;
      if (/^https?:$/.test(target.protocol) && sameHost && document.activeElement === frame)
        top.location.href = target.href;
    }
  }
});

addEventListener('load', () => {
  for (const frame of document.querySelectorAll('iframe[data-secret]'))
    frame.contentWindow.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
});
