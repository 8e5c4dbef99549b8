import { formatTime } from '../charts/units.ts';
import type { LaneView } from '../models/lane-view.ts';

/** Nobody listens to more; the newest are told. */
const MOST = 20;

/** Where the page went in the time that is in view, for those who cannot see the flags. */
export function LaneNavigations({ view }: { view: LaneView }) {
  return (
    <ul class="visually-hidden" aria-label="Where the page went">
      {view.navigations.value.slice(-MOST).map(({ url, at }) => (
        <li key={at}>
          {formatTime(at, 1)} {url}
        </li>
      ))}
    </ul>
  );
}
