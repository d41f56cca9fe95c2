/** Shows the controls of the embed builder, which without this script are the snippets of one guide. */
import { enhanceBuilder } from './site/embed-builder.ts';

for (const builder of document.querySelectorAll<HTMLElement>('[data-builder]'))
  enhanceBuilder(builder);
