import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { mountMinimap } from '../charts/mount-minimap.ts';
import { formatTime } from '../charts/units.ts';
import { shareOf, timeAt } from '../models/brush.ts';
import { lengthOf } from '../models/range.ts';
import type { Service } from '../models/service.ts';
import type { TimeRange } from '../models/timeline.ts';
import type { App } from './app.ts';
import { moveView, scaleView } from './navigate.ts';
import { useBrush } from './use-brush.ts';
import { useWheel } from './use-wheel.ts';
import { wheelGesture } from './wheel.ts';

/** All that is retained of a service, with the view as a brush on it. */
export function Minimap({ app, service }: { app: App; service: Service }) {
  const { timeline, scheduler, look, timeSettings } = app;
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useSignal<TimeRange>();
  useEffect(() => {
    if (!canvas.current) return;
    return mountMinimap(canvas.current, { service, scheduler, look, hidden: timeSettings.hidden, shown });
  }, [service, scheduler, look, timeSettings, shown]);

  const map = useWheel<HTMLDivElement>((event) => {
    const gesture = wheelGesture(event, true);
    const range = shown.peek();
    if (!gesture || !range || !map.current) return false;
    const { left, width } = map.current.getBoundingClientRect();
    if (gesture.kind === 'move') timeline.move((gesture.pixels / width) * lengthOf(range), range);
    else timeline.scale(gesture.factor, range, timeAt(event.clientX - left, width, range));
    return true;
  });

  const choice = timeSettings.minimap.value;
  return (
    <div class={`minimap ${choice === undefined ? 'by-height' : choice ? '' : 'hidden'}`}>
      <div class="map" ref={map} data-testid="minimap" {...useBrush(timeline, () => shown.peek())}>
        <canvas ref={canvas} />
        <Brush app={app} shown={shown} />
      </div>
    </div>
  );
}

/** The view within what is retained. Keys that work everywhere move it; with the focus on it, Up and Down scale it. */
function Brush({ app, shown }: { app: App; shown: ReadonlySignal<TimeRange | undefined> }) {
  const range = shown.value;
  if (!range) return null;
  const { timeline } = app;
  const view = timeline.range(range.to);
  const [left, right] = [shareOf(view.from, range), shareOf(view.to, range)];
  const text = `${formatTime(view.from, 1000)} to ${formatTime(view.to, 1000)}`;
  const keys: Record<string, () => void> = {
    ArrowUp: () => scaleView(app, 1 / 2),
    ArrowDown: () => scaleView(app, 2),
    PageUp: () => moveView(app, 1),
    PageDown: () => moveView(app, -1),
  };
  const press = (event: KeyboardEvent) => {
    const act = event.shiftKey ? undefined : keys[event.key];
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="brush"
      data-testid="brush"
      style={{ left: `${left * 100}%`, right: `${(1 - right) * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label="View within the retained time"
      aria-valuemin={0}
      aria-valuemax={Math.round(lengthOf(range) / 1000)}
      aria-valuenow={Math.round((right * lengthOf(range)) / 1000)}
      aria-valuetext={timeline.isLive.value ? `live, ${text}` : text}
      onKeyDown={press}
    />
  );
}
