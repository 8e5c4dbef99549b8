import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { HEAT_MARGIN } from '../charts/draw-request-heat.ts';
import { mountRequestHeat } from '../charts/mount-request-heat.ts';
import { cellAt, type HeatCell, type RequestHeat } from '../charts/request-heat.ts';
import { moveCursor } from '../charts/shared-cursor.ts';
import { formatTime, formatValue } from '../charts/units.ts';
import { lengthOf } from '../models/range.ts';
import { waitedMs } from '../models/request-time.ts';
import type { App } from './app.ts';
import { beganAt } from './began-at.ts';
import { rangeInView } from './retained-in-view.ts';
import { useShownRequests } from './use-shown-requests.ts';

/** How long the requests in view took over the network, over the time of the charts. A click on a cell picks its slowest request. */
export function RequestHeatmap({ app, beat }: { app: App; beat: ReadonlySignal<number> }) {
  const { scheduler, look, timeline, entries, requestChoice } = app;
  const canvas = useRef<HTMLCanvasElement>(null);
  const heat = useSignal<RequestHeat>();
  const pointed = useSignal<HeatCell>();
  const shown = useShownRequests(app, beat);
  const input = useComputed(() => {
    void beat.value;
    const service = entries.shown.value?.service;
    const range = service ? rangeInView(app, service) : timeline.range(Date.now());
    const points = shown.value.flatMap((seen) => {
      const durationMs = waitedMs(seen.request);
      return durationMs === undefined ? [] : { id: seen.request.id, at: beganAt(app, seen), durationMs };
    });
    return { points, range };
  });
  useEffect(() => {
    if (!canvas.current) return;
    return mountRequestHeat(canvas.current, {
      scheduler,
      look,
      input: () => input.value,
      drawn: (next) => {
        heat.value = next;
      },
    });
  }, [scheduler, look, input, heat]);

  const moveTo = (time: number | undefined) => {
    timeline.cursor.value = time;
    moveCursor(time);
  };
  const point = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const place = placeOf(event);
    const { value: drawn } = heat;
    if (!place || !drawn) return leave();
    moveTo(drawn.range.from + place.x * lengthOf(drawn.range));
    pointed.value = cellAt(drawn, place.x, place.y);
  };
  const leave = () => {
    moveTo(undefined);
    pointed.value = undefined;
  };
  useEffect(
    () => () => {
      if (pointed.peek()) leave();
    },
    [],
  );
  const pick = () => {
    const slowest = pointed.value?.points.toSorted((a, b) => b.durationMs - a.durationMs)[0];
    if (slowest) requestChoice.picked.value = slowest.id;
  };
  return (
    <figure class="request-heat" data-testid="request-heat" data-count={countOf(heat.value)}>
      <div class="heat-plot">
        <canvas
          ref={canvas}
          role="img"
          aria-label={inWords(heat.value)}
          onPointerMove={point}
          onPointerLeave={leave}
          onClick={pick}
        />
        <Cursor time={timeline.cursor} heat={heat} />
      </div>
      <figcaption class="legend heat">
        <Scale heat={heat} />
        <span>{pointed.value ? cellText(pointed.value) : 'Time of requests over the network, by when they began'}</span>
      </figcaption>
    </figure>
  );
}

/** The place within the cells, as shares of their width and, from the foot, of their height. */
function placeOf({ currentTarget, clientX, clientY }: PointerEvent & { currentTarget: HTMLElement }) {
  const box = currentTarget.getBoundingClientRect();
  const x = (clientX - box.left - HEAT_MARGIN.left) / (box.width - HEAT_MARGIN.left - HEAT_MARGIN.right);
  const y = (box.bottom - HEAT_MARGIN.bottom - clientY) / (box.height - HEAT_MARGIN.top - HEAT_MARGIN.bottom);
  return x >= 0 && x < 1 && y >= 0 && y < 1 ? { x, y } : undefined;
}

/** The cursor that all charts share. */
function Cursor({
  time,
  heat,
}: {
  time: ReadonlySignal<number | undefined>;
  heat: ReadonlySignal<RequestHeat | undefined>;
}) {
  const { range } = heat.value ?? {};
  if (!range || time.value === undefined || time.value < range.from || time.value > range.to) return null;
  const share = (time.value - range.from) / lengthOf(range);
  const { left, right } = HEAT_MARGIN;
  return <span class="heat-cursor" style={{ left: `calc(${left}px + (100% - ${left + right}px) * ${share})` }} />;
}

/** What the colours mean. */
function Scale({ heat }: { heat: ReadonlySignal<RequestHeat | undefined> }) {
  const { counts } = heat.value ?? {};
  if (!counts) return null;
  return (
    <span class="scale" title="Requests in a cell, from the fewest to the most in view">
      {counts.lowest}
      <span class="ramp" />
      {counts.highest}
    </span>
  );
}

const seconds = (value: number) => formatValue(value, 's');

function cellText({ points, from, to }: HeatCell): string {
  const count = points.length === 0 ? 'none' : points.length;
  return `${count} from ${seconds(from)} to ${seconds(to)}`;
}

const countOf = (heat: RequestHeat | undefined) => heat?.cells.flat().reduce((sum, { length }) => sum + length, 0) ?? 0;

/** The heatmap for those who do not see it. */
function inWords(heat: RequestHeat | undefined): string {
  const times = heat?.cells.flat(2).map(({ durationMs }) => durationMs / 1000) ?? [];
  if (!heat || times.length === 0) return 'Heatmap of request times: none in view.';
  const [least, most] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  const { from, to } = heat.range;
  return `Heatmap of request times: ${times.length} from ${seconds(least)} to ${seconds(most)}, between ${formatTime(from, 1000)} and ${formatTime(to, 1000)}.`;
}
