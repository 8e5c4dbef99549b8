import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Size } from '../charts/chart.ts';
import { barAt, navigationAt } from '../charts/lane-geometry.ts';
import { mountLane } from '../charts/lane-mount.ts';
import type { LaneView } from '../models/lane-view.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { LaneNavigations } from './lane-navigations.tsx';
import { LaneNote } from './lane-note.tsx';
import { LaneOptions, optionId } from './lane-options.tsx';
import { togglePicked } from './lane-show.ts';
import { LaneTooltip } from './lane-tooltip.tsx';
import { useLaneInsets } from './use-lane-insets.ts';
import { useLaneKeys } from './use-lane-keys.ts';
import { useLanePointer } from './use-lane-pointer.ts';
import { useChartWheel } from './use-wheel.ts';

/** The bars of the requests, under the plots of the charts. */
export function Lane({ app, view, service }: { app: App; view: LaneView; service: Service }) {
  const { timeline, scheduler, look, requestChoice } = app;
  const { picked } = requestChoice;
  const lane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const plot = useChartWheel<HTMLDivElement>(app);
  const size = useSignal<Size>({ width: 0, height: 0 });
  const insets = useLaneInsets(app, lane);
  useEffect(() => {
    if (!canvas.current) return;
    const resized = (next: Size) => {
      size.value = next;
    };
    return mountLane(canvas.current, { view, picked, scheduler, look, resized });
  }, [view, picked, scheduler, look, size]);

  const place = () => ({ range: view.range.value, size: size.value });
  const pointer = useLanePointer(app, view, ({ x, y }) => {
    const bar = barAt(view.inView.peek(), place(), x, y);
    if (bar) togglePicked(app, bar.seen);
  });
  const hovered = useComputed(() => {
    const { value: at } = pointer.at;
    if (!at) return undefined;
    const bar = barAt(view.inView.value, place(), at.x, at.y);
    const navigation = bar ? undefined : navigationAt(view.navigations.value, place(), at.x);
    return bar || navigation ? { at, bar, navigation } : undefined;
  });
  const active = useComputed(() => {
    const { value: id } = picked;
    if (id === undefined) return undefined;
    return view.inView.value.some(({ seen }) => seen.request.id === id) ? optionId(id) : undefined;
  });
  const isOverBar = useComputed(() => (hovered.value?.bar ? '' : undefined));
  return (
    <div
      class="lane"
      ref={lane}
      style={{ paddingLeft: `${insets.value.left}px`, paddingRight: `${insets.value.right}px` }}
    >
      <div
        class="lane-plot"
        ref={plot}
        role="listbox"
        tabIndex={0}
        aria-label="Requests in view, in the order of their starts"
        aria-activedescendant={active}
        data-testid="lane"
        data-over-bar={isOverBar}
        onKeyDown={useLaneKeys(view, requestChoice)}
        onDblClick={timeline.live}
        {...pointer.handlers}
      >
        <canvas ref={canvas} />
        <Cursor app={app} view={view} />
        <Dragged drag={pointer.dragged.value} />
        <LaneOptions app={app} view={view} />
      </div>
      <LaneNavigations view={view} />
      <LaneNote app={app} view={view} service={service} />
      <LaneTooltip hovered={hovered} />
    </div>
  );
}

/** The line of the shared cursor. */
function Cursor({ app: { timeline }, view }: { app: App; view: LaneView }) {
  const { value: time } = timeline.cursor;
  const { from, to } = view.range.value;
  if (time === undefined || time < from || time > to) return null;
  return <div class="lane-cursor" style={{ left: `${((time - from) / (to - from)) * 100}%` }} />;
}

function Dragged({ drag }: { drag: { from: number; to: number } | undefined }) {
  if (!drag) return null;
  const { from, to } = drag;
  return <div class="lane-drag" style={{ left: `${Math.min(from, to)}px`, width: `${Math.abs(to - from)}px` }} />;
}
