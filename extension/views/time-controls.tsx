import { formatDuration } from '../charts/duration.ts';
import { formatDay, formatTime } from '../charts/units.ts';
import { WINDOWS_MS } from '../models/layout.ts';
import type { Timeline } from '../models/timeline.ts';
import type { App } from './app.ts';
import { togglePause } from './navigate.ts';

/** The lengths of the live window, and the way to stop and to go on. */
export function TimeControls({ app }: { app: App }) {
  const { timeline } = app;
  return (
    <>
      <fieldset class="windows" aria-label="Live window">
        {WINDOWS_MS.map((windowMs) => (
          <button
            key={windowMs}
            type="button"
            data-testid={`window-${windowMs / 60_000}`}
            aria-pressed={timeline.lengthMs.value === windowMs}
            onClick={() => timeline.setWindow(windowMs)}
          >
            {windowMs / 60_000} min
          </button>
        ))}
      </fieldset>
      {timeline.isLive.value ? (
        <button
          type="button"
          data-testid="pause"
          title="Let the view stand still; recording goes on (P)"
          onClick={() => togglePause(app)}
        >
          Pause
        </button>
      ) : (
        <button type="button" class="primary" data-testid="live" title="Back to live (L)" onClick={timeline.live}>
          Live
        </button>
      )}
    </>
  );
}

/** Steps finer than this are told in milliseconds. */
const FINE_MS = 10_000;

/** From when to when a view that stands still reaches, or how long a live one is that no button stands for. */
export function ViewRange({ timeline }: { timeline: Timeline }) {
  const { value: range } = timeline.frozen;
  const length = timeline.lengthMs.value;
  const step = length < FINE_MS ? 1 : 1000;
  const hasButton = WINDOWS_MS.some((each) => each === length);
  return (
    <span
      class="view-range"
      data-testid="view-range"
      data-from={range?.from}
      data-to={range?.to}
      data-length={length}
      title={formatDuration(length)}
    >
      {range
        ? `${formatDay(range.from, Date.now())} ${formatTime(range.from, step)} – ${formatTime(range.to, step)}`.trim()
        : !hasButton && `last ${formatDuration(length)}`}
    </span>
  );
}
