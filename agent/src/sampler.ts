import type { ProcessEvent } from '../../shared/events.ts';
import { encodeFrame, FRAME_HEADER_BYTES } from '../../shared/frame.ts';
import { MAX_HISTORY_BYTES, MAX_HISTORY_FRAME_BYTES, MAX_PORTS, PROTOCOL_VERSION } from '../../shared/limits.ts';
import type { HelloMessage } from '../../shared/messages.ts';
import { createClock, systemTime, type TimeSources } from './clock.ts';
import { collectWorkerPorts, type WorkerPorts } from './cluster-ports.ts';
import { startCollectors } from './collector-group.ts';
import { createEventFeed } from './event-feed.ts';
import { dropFrom, historyRows, rewrite, rewriteRow } from './history.ts';
import { processIdentity } from './identity.ts';
import { clockText, helloText, schemaText } from './messages.ts';
import { createRegistry } from './registry.ts';
import { createRequestLog } from './requests/request-log.ts';
import { createRing, type Ring } from './ring.ts';
import { outside, queueMicrotask } from './runtime.ts';
import type { Sampler, SamplerSettings, Viewer } from './sampler-contract.ts';
import { createTicker } from './ticker.ts';
import { createWarn, messageOf, type Warn } from './warn.ts';

/** What a sampler works with; the real ones, except in tests. */
interface SamplerTools {
  time?: TimeSources;
  warn?: Warn;
  createTicker?: typeof createTicker;
  workers?: WorkerPorts;
}

/** Starts sampling, at once where there is a history to keep, else when the first viewer comes. */
export function createSampler(settings: SamplerSettings, tools: SamplerTools = {}): Sampler {
  const { time = systemTime, warn = createWarn(), workers = collectWorkerPorts() } = tools;
  const ticker = (tools.createTicker ?? createTicker)(settings.intervalMs, tick, time);
  const { service, intervalMs, historySeconds } = settings;
  const process = processIdentity();
  const clock = createClock(time);
  const viewers = new Set<Viewer>();
  const feed = createEventFeed((texts) => each((viewer) => viewer.events(texts)));
  const registry = createRegistry();
  const requests = createRequestLog({ instance: service.instance, toEpoch: clock.toEpoch, warn });
  let history: Ring = createRing(1, 0);
  /** What the history and the viewers are at; the registry may be ahead of it until `settle`. */
  let layout = registry.layout;
  let previousMs = Number.NaN;
  let isClosed = false;

  const host = { toEpoch: clock.toEpoch, emit, warn };
  const collectors = outside(() => startCollectors(settings.collectors, host));
  for (const source of collectors.sources) registry.add(source);
  settle();
  if (historySeconds > 0) outside(ticker.start);

  function each(visit: (viewer: Viewer) => void): void {
    for (const viewer of [...viewers]) visit(viewer);
  }

  function emit(event: ProcessEvent): void {
    if (!isClosed) feed.add(event, viewers.size > 0);
  }

  /** Brings history and viewers up to the newest layout; many charts added in one go cost one rewriting. */
  function settle(): void {
    const next = registry.layout;
    if (isClosed || next === layout) return;
    const { rows, isCut } = historyRows(historySeconds, intervalMs, next.columns.length);
    if (isCut) {
      warn(`A history of ${historySeconds} s would take more than ${MAX_HISTORY_BYTES} bytes and is kept shorter.`);
    }
    history = rewrite(history, layout.columns, next.columns, rows);
    layout = next;
    const text = schemaText(layout);
    each((viewer) => viewer.schema(text));
  }

  /** On behalf of a chart that came or went: where no memory is left for the new history, the next sample tries again. */
  function settleSoon(): void {
    try {
      settle();
    } catch (error) {
      warn(`The charts could not be changed yet: ${messageOf(error)}`);
    }
  }

  function checkClock(): void {
    const jumpMs = clock.check();
    if (jumpMs === 0) return;
    if (jumpMs < 0) {
      dropFrom(history, clock.now());
      feed.dropFrom(clock.now());
    }
    const text = clockText(clock.epoch);
    each((viewer) => viewer.clock(text));
  }

  function tick(): void {
    try {
      sample();
    } catch (error) {
      // Nothing here is known to throw; a mistake of ours must not end the host.
      warn(`A sample failed: ${messageOf(error)}`);
    }
  }

  function sample(): void {
    checkClock();
    settle();
    const sampled = layout;
    const monotonicMs = time.monotonic();
    const context = { time: clock.now(), elapsedMs: monotonicMs - previousMs };
    previousMs = monotonicMs;
    sampled.row.fill(Number.NaN);
    sampled.row[0] = context.time;
    for (const { source, values } of sampled.parts) source.read(values, context);
    settle();
    // A callback of the application may have added or removed a chart just now.
    const row =
      layout === sampled
        ? sampled.row
        : rewriteRow(
            sampled.row,
            layout.columns.map((id) => sampled.columns.indexOf(id)),
            layout.row,
          );
    history.append(row);
    requests.sweep();
    if (viewers.size === 0) return;
    const { schema, columns } = layout;
    const frame = encodeFrame({ schema, history: false, last: false, columns: columns.length, rows: 1, values: row });
    each((viewer) => viewer.sample(frame));
  }

  return {
    settings,
    warn,
    get firstRow() {
      return history.first;
    },
    get endRow() {
      return history.end;
    },
    get epoch() {
      return clock.epoch;
    },
    now: clock.now,
    emit,
    hello() {
      checkClock();
      settle();
      const identity: Omit<HelloMessage, 'type' | 'schema' | 'charts' | 'columns'> = {
        version: PROTOCOL_VERSION,
        service,
        process,
        intervalMs,
        historySeconds,
        epoch: clock.epoch,
        ports: workers.ports().slice(0, MAX_PORTS),
      };
      return helloText(identity, layout);
    },
    chapter(from, isHistory) {
      // Not settled first: that could shorten the history and tell its reader so while it waits for the old rows.
      const { schema, columns } = layout;
      const width = 1 + columns.length;
      const maxRows = Math.floor((MAX_HISTORY_FRAME_BYTES - FRAME_HEADER_BYTES) / (width * 8));
      const values = history.view(from, maxRows);
      const rows = values.length / width;
      const next = Math.min(from + rows, history.end);
      const isLast = next >= history.end;
      const flags = { history: isHistory, last: isHistory && isLast };
      const frame = encodeFrame({ schema, ...flags, columns: columns.length, rows, values });
      return { frame, rows, next, isLast };
    },
    pastEvents: () => feed.past(clock.now() - historySeconds * 1000),
    watch(viewer) {
      viewers.add(viewer);
      if (viewers.size === 1) {
        outside(() => {
          collectors.watch(true);
          requests.watch(true);
          ticker.start();
        });
      }
      return () => {
        if (!viewers.delete(viewer) || viewers.size > 0 || isClosed) return;
        collectors.watch(false);
        requests.watch(false);
        if (historySeconds > 0) return;
        ticker.stop();
        previousMs = Number.NaN;
      };
    },
    add(source) {
      const remove = registry.add(source);
      queueMicrotask(settleSoon);
      return () => {
        remove();
        queueMicrotask(settleSoon);
      };
    },
    advertise: (place, always) => outside(() => requests.advertise(place, always)),
    requests: requests.find,
    close() {
      if (isClosed) return;
      isClosed = true;
      ticker.stop();
      feed.close();
      collectors.close();
      requests.close();
      workers.close();
      viewers.clear();
    },
  };
}
