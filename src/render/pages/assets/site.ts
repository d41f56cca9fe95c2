/** Everything works without this script; it adds suggestions, the embed builder, buttons to copy. */
import { enhanceCopying } from './site/copy-buttons.ts';
import { enhanceBuilder } from './site/embed-builder.ts';
import { enhanceSearch } from './site/search-suggestions.ts';
import { unfoldForPrint } from './site/unfold-for-print.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]'))
  enhanceSearch(form);
for (const builder of document.querySelectorAll<HTMLElement>('[data-builder]'))
  enhanceBuilder(builder);
enhanceCopying(document);
unfoldForPrint();
