import type { TipSheetElement } from '@tipsheet/element';
import { useRef } from 'preact/hooks';

export function Advice() {
  const element = useRef<TipSheetElement>(null);
  return (
    <tip-sheet
      ref={element}
      src="https://tips.example/v1/tips/today"
      class="advice"
      heading-level={3}
      limit={5}
      layout="compact"
      theme="auto"
      loading="eager"
      data={{ data: [] }}
      ontip-sheet-load={(event) => console.log(event.detail.data)}
      ontip-sheet-error={(event) => event.preventDefault()}
      ontip-sheet-link={(event) => console.log(event.detail.href.length)}
    >
      <a href="https://tips.example/">Tips</a>
    </tip-sheet>
  );
}

// @ts-expect-error: there is no such layout
export const wrongLayout = <tip-sheet layout="grid" />;
// @ts-expect-error: there is no such theme
export const wrongTheme = <tip-sheet theme="blue" />;
// @ts-expect-error: there is no such heading
export const wrongLevel = <tip-sheet heading-level={7} />;
