import { type PageContext, type PageLink, pathOf } from '../page-context.tsx';

interface NeighboursProps {
  previous: PageLink | undefined;
  next: PageLink | undefined;
  labels: { readonly all: string; readonly previous: string; readonly next: string };
}

/** The pages before and after this one. */
export function Neighbours({ previous, next, labels }: NeighboursProps, { site, ui }: PageContext) {
  if (!previous && !next) return null;
  const link = ({ title, webUrl }: PageLink, rel: 'prev' | 'next', label: string) => (
    <a class={rel} rel={rel} href={pathOf(webUrl, site)}>
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
