import { type ChartDescription, columnsOf } from '../../shared/charts.ts';
import type { GcEvent, MarkEvent, StallEvent } from '../../shared/events.ts';
import type { Frame } from '../../shared/frame.ts';
import { PROTOCOL_VERSION } from '../../shared/limits.ts';
import type { HelloMessage } from '../../shared/messages.ts';

/** A chart with a series for each id; the ids are also the labels. */
export function chartOf(ids: readonly string[], overrides: Partial<ChartDescription> = {}): ChartDescription {
  const series = ids.map((id) => ({ id, label: id }));
  return { id: 'chart', title: 'Chart', unit: 'By', kind: 'lines', group: 'group', series, ...overrides };
}

export interface HelloOptions {
  service?: string;
  instance?: string;
  schema?: number;
  columns?: readonly string[];
  epoch?: number;
  intervalMs?: number;
  startedAt?: number;
  pid?: number;
  ports?: number[];
}

/** A whole and valid `hello`. */
export function helloOf({
  service = 'shop',
  instance = 'first',
  schema = 1,
  columns = ['used'],
  epoch = 0,
  intervalMs = 1000,
  startedAt = 0,
  pid = 7,
  ports = [],
}: HelloOptions = {}): HelloMessage {
  const charts = [chartOf(columns)];
  return {
    type: 'hello',
    version: PROTOCOL_VERSION,
    service: { name: service, instance },
    process: { pid, host: 'here', runtime: { name: 'node', version: '20.0.0' }, startedAt },
    intervalMs,
    historySeconds: 600,
    epoch,
    schema,
    charts,
    columns: columnsOf(charts),
    ports,
  };
}

/** A frame of rows, each a time followed by one value a column. */
export function frameOf(rows: readonly (readonly number[])[], header: Partial<Frame> = {}): Frame {
  const columns = Math.max((rows[0]?.length ?? 2) - 1, 0);
  return {
    schema: 1,
    history: false,
    last: false,
    columns,
    rows: rows.length,
    values: Float64Array.from(rows.flat()),
    ...header,
  };
}

export const gcAt = (at: number, durationMs = 2): GcEvent => ({ kind: 'gc', at, durationMs, type: 'minor' });

export const stallAt = (at: number, durationMs: number): StallEvent => ({
  kind: 'stall',
  at,
  durationMs,
  uncertaintyMs: 1,
});

export const markAt = (at: number, label: string): MarkEvent => ({ kind: 'mark', at, label });
