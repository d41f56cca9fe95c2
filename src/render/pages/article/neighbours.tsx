import { type PageContext, type PageLink, pathOf } from '../page-context.ts';

interface NeighboursProps {
  previous: PageLink | undefined;
  next: PageLink | undefined;
  labels: { readonly all: string; readonly previous: string; readonly next: string };
  context: PageContext;
}

/** The pages before and after this one. */
export function Neighbours({ previous, next, labels, context }: NeighboursProps) {
  const { site, ui } = context;
  if (!previous && !next) return null;
  const link = ({ title, url }: PageLink, rel: 'prev' | 'next', label: string) => (
    <a class={rel} rel={rel} href={pathOf(url, site)}>
      <span {...ui}>{label}</span> <strong>{title}</strong>
    </a>
  );
  return (
    <nav class="neighbours" aria-label={labels.all}>
      {previous && link(previous, 'prev', labels.previous)}
      {next && link(next, 'next', labels.next)}
    </nav>
  );
}
