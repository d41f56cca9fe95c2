/*
 * The host's half of WordPress's embed protocol: a sandboxed frame that gets a secret in its
 * fragment, and messages { message, value, secret } from it. Heights are held between 200 and 1000
 * pixels; a link is followed only from the focused frame and only to the frame's own host.
 */
for (const place of document.querySelectorAll('[data-embed]')) {
  const secret = Math.random().toString(36).slice(2, 12);
  const frame = document.createElement('iframe');
  frame.className = 'wp-embedded-content';
  frame.title = 'Advice';
  frame.width = '500';
  frame.height = '282';
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('security', 'restricted');
  frame.dataset.secret = secret;
  frame.src = `${place.dataset.embed}#?secret=${secret}`;
  place.append(frame);
}

addEventListener('message', ({ data, source }) => {
  if (!data?.secret || !data.message || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (source !== frame.contentWindow) continue;
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
