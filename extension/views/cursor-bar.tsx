import { formatTime, formatValue } from '../charts/units.ts';
import type { EventSpan } from '../models/events.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';

/** Events this close to the cursor are told of. */
const NEAR_MS = 500;

/** The time under the cursor and what happened there; the keys while there is none. */
export function CursorBar({ app, service }: { app: App; service: Service }) {
  const time = app.timeline.cursor.value;
  if (time === undefined) {
    return (
      <footer class="cursor-bar hint">
        <span class="key stall" /> stall <span class="key gc" /> <span class="key gc-major" /> GC, major{' '}
        <span class="key mark" /> mark <span class="gap" /> <span class="wide-only">drag to zoom</span>
        <kbd>L</kbd> live <kbd>P</kbd> pause <kbd>1</kbd>–<kbd>9</kbd> services <kbd>A</kbd> add
      </footer>
    );
  }
  const interval = service.intervalAt(time);
  const lines = tellEvents(service.events.within(time - interval - NEAR_MS, time + NEAR_MS));
  return (
    <footer class="cursor-bar" data-testid="cursor-bar">
      <time>{formatTime(time, 1)}</time>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </footer>
  );
}

const MOST_LINES = 4;

/** A sentence for each event, the rare ones first. */
function tellEvents({ moments, marks, stalls, gc }: EventSpan): string[] {
  const ms = (durationMs: number) => formatValue(durationMs / 1000, 's');
  const lines = [
    ...moments.map(({ label }) => label),
    ...marks.map(({ label }) => `mark “${label}”`),
    ...stalls.map(({ durationMs, uncertaintyMs }) => `stall of ${ms(durationMs)} ± ${ms(uncertaintyMs)}`),
    ...gc.map(({ type, durationMs }) => `${type} GC ${ms(durationMs)}`),
  ];
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more`] : lines;
}
