/** HTML that was made safe where it was made: from Markdown without HTML. */
export function SafeHtml({ html, class: name }: { html: string; class?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place for HTML that is already safe
  return <div class={name} dangerouslySetInnerHTML={{ __html: html }} />;
}

export function SafeInline({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: as above, where a block would not be valid
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
