import type {} from '@tipsheet/element';

export const Advice = () => (
  <tip-sheet
    src="https://tips.example/v1/tips/today"
    class="advice"
    heading="Today"
    heading-level={3}
    credit="short"
    layout="compact"
    on:tip-sheet-open={(event) => console.log(event.detail.slug.length)}
  >
    <a href="https://tips.example/">Tips</a>
  </tip-sheet>
);

// @ts-expect-error: there is no such layout
export const wrongLayout = <tip-sheet layout="grid" />;
