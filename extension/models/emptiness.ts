import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { ChartDescription } from '../../shared/charts.ts';
import type { Service } from './service.ts';
import type { Timeline, TimeRange } from './timeline.ts';

/** Which charts of a service have nothing to show, looked at while someone wants to leave them out. */
export interface Emptiness {
  /** Their ids. */
  charts: ReadonlySignal<ReadonlySet<string>>;
  /** Looks whenever it is wanted, then every second. Returns the way to stop. */
  start(): () => void;
}

/** Not with every sample or step of a zoom: charts that come and go faster than this could not be read. */
const EVERY_MS = 1000;

export function createEmptiness(service: Service, timeline: Timeline, isWanted: ReadonlySignal<boolean>): Emptiness {
  const charts = signal<ReadonlySet<string>>(new Set());
  function look(): void {
    const range = timeline.range(service.retained()?.to ?? 0);
    const next = emptyCharts(service.schema.value?.charts ?? [], service, range);
    if (!isSame(next, charts.value)) charts.value = next;
  }
  return {
    charts,
    start: () =>
      effect(() => {
        if (!isWanted.value || !service.hasData.value || !service.schema.value) {
          charts.value = new Set();
          return;
        }
        untracked(look);
        const timer = setInterval(look, EVERY_MS);
        return () => clearInterval(timer);
      }),
  };
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((id) => b.has(id));

/**
 * Ids of the charts that have nothing to show: no value in all that is held, or nothing but zeros within the range.
 * A service without any sample has no empty charts; there it is too early to tell.
 */
export function emptyCharts(
  charts: readonly ChartDescription[],
  service: Pick<Service, 'samples' | 'reduce' | 'retained'>,
  range: TimeRange,
): ReadonlySet<string> {
  const retained = service.retained();
  if (!retained) return new Set();
  // `reduce` leaves out what lies at the end of a range.
  const held = { from: retained.from, to: retained.to + 1 };
  const view = { from: range.from, to: range.to + 1 };
  const isNewestInView = retained.to >= range.from && retained.to <= range.to;
  const empty = charts.filter(({ series }) => {
    // Mostly the newest value tells already that there is something.
    if (isNewestInView && series.some(({ id }) => isPresent(service.samples.values(id)?.at(-1)))) return false;
    const inView = series.flatMap(({ id }) => extremes(service, id, view));
    if (inView.length > 0) return !inView.some(isPresent);
    return series.every(({ id }) => extremes(service, id, held).length === 0);
  });
  return new Set(empty.map(({ id }) => id));
}

/** A series' lowest and highest value within a range; nothing where it has none. */
function extremes(service: Pick<Service, 'reduce'>, id: string, range: TimeRange): number[] {
  const { low, high } = service.reduce(id, range, 1);
  return [...low, ...high];
}

function isPresent(value: number | undefined): boolean {
  return value !== undefined && Number.isFinite(value) && value !== 0;
}
