import type { LaneView } from '../models/lane-view.ts';
import type { App } from './app.ts';
import { togglePicked } from './lane-show.ts';
import { requestText } from './lane-text.ts';

/** Nobody listens to more; those about the picked one are told, else the newest. */
const MOST = 60;

export const optionId = (id: number) => `request-${id}`;

/** The requests in view for those who cannot see the bars. */
export function LaneOptions({ app, view }: { app: App; view: LaneView }) {
  const { value: bars } = view.inView;
  const { value: picked } = app.requestChoice.picked;
  const index = bars.findIndex(({ seen }) => seen.request.id === picked);
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
