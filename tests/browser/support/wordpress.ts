import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { root } from './stub-api.ts';

/**
 * A page of a WordPress site that embeds by address, as its server makes it: it asks our oEmbed,
 * keeps of the HTML what `wp_filter_oembed_result` keeps, and puts the frame into a sandbox.
 */
export async function wordPressPage(addresses: readonly string[], site: string): Promise<string> {
  const embeds = await Promise.all(addresses.map((address) => embed(address, site)));
  const page = readFileSync(root('tests/browser/hosts/wordpress.html'), 'utf8');
  return page.replace('{{embeds}}', embeds.join('\n'));
}

async function embed(address: string, site: string): Promise<string> {
  const query = new URLSearchParams({
    format: 'json',
    maxwidth: '600',
    maxheight: '900',
    url: address,
    dnt: '1',
  });
  const response = await fetch(`${site}/oembed?${query}`);
  const { html } = (await response.json()) as { html: string };
  return filtered(html, randomBytes(5).toString('hex'));
}

/** As for providers that it doesn't know: the frame is hidden until its script hears from it. */
function filtered(html: string, secret: string): string {
  const kept = html.replace(/ (?:style|loading)="[^"]*"/g, '');
  const [, quote, frame] =
    /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s.exec(kept) ?? [];
  if (!quote || !frame) throw new Error(`WordPress would refuse ${html}`);
  return (
    quote.replace(
      '<blockquote',
      `<blockquote class="wp-embedded-content" data-secret="${secret}"`,
    ) +
    frame
      .replace(/ src="([^"]*)"/, ` src="$1#?secret=${secret}" data-secret="${secret}"`)
      .replace(
        '<iframe',
        '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position: absolute; visibility: hidden;"',
      )
  );
}
