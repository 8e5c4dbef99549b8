import { useComputed } from '@preact/signals';
import type { Bar } from '../models/lane-bars.ts';
import type { LaneView } from '../models/lane-view.ts';
import type { App } from './app.ts';
import { togglePicked } from './lane-show.ts';
import { requestText } from './lane-text.ts';

/** Nobody listens to more; those about the picked one are told, else the newest. */
const MOST = 60;

export const optionId = (id: number) => `request-${id}`;

/** The requests in view for those who cannot see the bars. */
export function LaneOptions({ app, view }: { app: App; view: LaneView }) {
  const { value: picked } = app.requestChoice.picked;
  // What the keyboard has come to is told at once.
  const isLate = useComputed(() => {
    const { value: id } = app.requestChoice.picked;
    return placeOf(view.told.value, id) < 0 && placeOf(view.inView.value, id) >= 0;
  });
  const bars = isLate.value ? view.inView.peek() : view.told.value;
  const index = placeOf(bars, picked);
  const first = Math.max(index < 0 ? bars.length - MOST : index - MOST / 2, 0);
  return (
    <div class="visually-hidden" role="presentation" data-testid="lane-options">
      {bars.slice(first, first + MOST).map(({ seen }, place) => {
        const { id } = seen.request;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys.
          <div
            key={id}
            id={optionId(id)}
            role="option"
            tabIndex={-1}
            aria-selected={id === picked}
            aria-posinset={first + place + 1}
            aria-setsize={bars.length}
            onClick={() => togglePicked(app, seen)}
          >
            {requestText(seen.request)}
          </div>
        );
      })}
    </div>
  );
}

const placeOf = (bars: readonly Bar[], id: number | undefined) =>
  id === undefined ? -1 : bars.findIndex(({ seen }) => seen.request.id === id);
