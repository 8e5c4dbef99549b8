import { AsyncLocalStorage } from 'node:async_hooks';
import { hasSubscribers } from 'node:diagnostics_channel';
import { describe, expect, it, vi } from 'vitest';
import { decodeFrame, type Frame } from '../../shared/frame.ts';
import { MAX_HISTORY_FRAME_BYTES } from '../../shared/limits.ts';
import { parseServerMessage } from '../../shared/messages.ts';
import type { SampleContext } from './collector.ts';
import type { Sampler, Viewer } from './sampler-contract.ts';
import { createCounter, createTestSampler, oneSeries, START_MS } from './testing/test-sampler.ts';

function decode(bytes: Uint8Array): Frame {
  return decodeFrame(bytes.slice().buffer);
}

function createViewer() {
  const frames: Frame[] = [];
  const texts: string[] = [];
  const viewer: Viewer = {
    sample: (bytes) => frames.push(decode(bytes)),
    events: (given) => texts.push(...given),
    schema: (text) => texts.push(text),
    clock: (text) => texts.push(text),
  };
  return { viewer, frames, messages: () => texts.map(parseServerMessage) };
}

function history(sampler: Sampler): number[][] {
  const rows: number[][] = [];
  let next = sampler.firstRow;
  for (;;) {
    const chapter = sampler.chapter(next, true);
    const { columns, values } = decode(chapter.frame);
    for (let row = 0; row < chapter.rows; row++) {
      rows.push([...values.subarray(row * (1 + columns), (row + 1) * (1 + columns))]);
    }
    next = chapter.next;
    if (chapter.isLast) return rows;
  }
}

function source(id: string, value: () => number) {
  return {
    charts: [oneSeries(id)],
    read(values: Float64Array) {
      values[0] = value();
    },
  };
}

describe('createSampler', () => {
  it('samples into its history from the start, by its clock', () => {
    const { sampler, tick } = createTestSampler();
    tick();
    tick(1300);
    expect(history(sampler)).toEqual([
      [START_MS, 1],
      [START_MS + 1000, 2],
      [START_MS + 2300, 3],
    ]);
    sampler.close();
  });

  it('tells collectors the real time since the sample before', () => {
    const contexts: SampleContext[] = [];
    const spy = () => ({
      charts: [oneSeries('spy')],
      read: (_values: Float64Array, sample: SampleContext) => contexts.push(sample),
    });
    const { sampler, tick } = createTestSampler({ spy });
    tick(1700);
    expect(contexts).toEqual([
      { time: START_MS, elapsedMs: Number.NaN },
      { time: START_MS + 1700, elapsedMs: 1700 },
    ]);
    sampler.close();
  });

  it('hands live frames to viewers, and changes gear with the first and the last', () => {
    const watch = vi.fn();
    const { sampler, tick } = createTestSampler({
      counter: createCounter(),
      gear: () => ({ charts: [], read() {}, watch }),
    });
    const one = createViewer();
    const two = createViewer();
    const stop = [sampler.watch(one.viewer), sampler.watch(two.viewer)];
    expect(watch.mock.calls).toEqual([[true]]);
    tick();
    expect(one.frames).toHaveLength(1);
    expect(two.frames[0]).toMatchObject({ history: false, last: false, rows: 1, columns: 1 });
    stop[0]?.();
    stop[0]?.();
    tick();
    expect(one.frames).toHaveLength(1);
    expect(watch.mock.calls).toEqual([[true]]);
    stop[1]?.();
    expect(watch.mock.calls).toEqual([[true], [false]]);
    sampler.close();
  });

  it('without a history samples only while somebody watches, and starts rates anew', () => {
    const elapsed: number[] = [];
    const spy = () => ({
      charts: [oneSeries('spy')],
      read: (_values: Float64Array, sample: SampleContext) => elapsed.push(sample.elapsedMs),
    });
    const { sampler, tick, isTicking } = createTestSampler({ spy }, { historySeconds: 0 });
    expect(isTicking()).toBe(false);
    const { viewer, frames } = createViewer();
    const stop = sampler.watch(viewer);
    tick();
    expect(frames).toHaveLength(2);
    stop();
    tick();
    expect(elapsed).toHaveLength(2);
    sampler.watch(viewer);
    expect(elapsed).toEqual([Number.NaN, 1000, Number.NaN]);
    expect(history(sampler)).toEqual([]);
    sampler.close();
  });

  it('runs collectors outside of the request in which somebody began to watch', () => {
    const requests = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const spy = () => ({
      charts: [oneSeries('spy')],
      read: () => seen.push(requests.getStore()),
      watch: () => seen.push(requests.getStore()),
    });
    const { sampler } = createTestSampler({ spy }, { historySeconds: 0 });
    requests.run('a request', () => sampler.watch(createViewer().viewer));
    expect(seen).toEqual([undefined, undefined]);
    sampler.close();
  });

  it('tells of a new chart at once, though a test suite fakes microtasks', async () => {
    vi.useFakeTimers({ toFake: ['queueMicrotask'] });
    const { sampler } = createTestSampler();
    const { viewer, messages } = createViewer();
    sampler.watch(viewer);
    sampler.add(source('extra', () => 7));
    await Promise.resolve();
    vi.useRealTimers();
    expect(messages()).toHaveLength(1);
    sampler.close();
  });

  it('warns where there is no memory for the history of a new chart, and has it once there is', async () => {
    const { sampler, tick, warnings } = createTestSampler();
    const unhandled = vi.fn();
    process.on('uncaughtException', unhandled);
    class Refused {
      constructor() {
        throw new RangeError('Array buffer allocation failed');
      }
    }
    vi.stubGlobal('Float64Array', Refused);
    sampler.add(source('extra', () => 7));
    await new Promise((resolve) => setImmediate(resolve));
    vi.unstubAllGlobals();
    process.off('uncaughtException', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    expect(warnings).toEqual([expect.stringContaining('Array buffer allocation failed')]);
    tick();
    expect(history(sampler).at(-1)).toEqual([START_MS + 1000, 2, 7]);
    sampler.close();
  });

  it('rewrites the history when charts come and go, and tells viewers before the first frame that needs it', async () => {
    const { sampler, tick } = createTestSampler();
    const { viewer, frames, messages } = createViewer();
    sampler.watch(viewer);
    const remove = sampler.add(source('extra', () => 7));
    await vi.waitFor(() => expect(messages()).toHaveLength(1));
    tick();
    const [schema] = messages();
    expect(schema).toMatchObject({ type: 'schema', columns: ['counter', 'extra'] });
    expect(frames.at(-1)).toMatchObject({ schema: schema?.type === 'schema' ? schema.schema : undefined, columns: 2 });
    expect(history(sampler)).toEqual([
      [START_MS, 1, Number.NaN],
      [START_MS + 1000, 2, 7],
    ]);
    remove();
    tick();
    expect(history(sampler)).toEqual([
      [START_MS, 1],
      [START_MS + 1000, 2],
      [START_MS + 2000, 3],
    ]);
    expect(messages().at(-1)).toMatchObject({ type: 'schema', columns: ['counter'] });
    sampler.close();
  });

  it('takes many charts at once as one change', async () => {
    const { sampler } = createTestSampler();
    const { viewer, messages } = createViewer();
    sampler.watch(viewer);
    for (const id of ['a', 'b', 'c']) sampler.add(source(id, () => 1));
    await vi.waitFor(() => expect(messages()).toHaveLength(1));
    expect(messages()[0]).toMatchObject({ columns: ['counter', 'a', 'b', 'c'] });
    sampler.close();
  });

  it('keeps the sample in which a callback adds or removes charts', () => {
    const { sampler, tick } = createTestSampler();
    const removeEarly = sampler.add(source('early', () => 5));
    let hasRun = false;
    sampler.add(
      source('busy', () => {
        if (!hasRun) {
          hasRun = true;
          removeEarly();
          sampler.add(source('late', () => 9));
        }
        return 3;
      }),
    );
    tick();
    tick();
    expect(history(sampler).slice(1)).toEqual([
      [START_MS + 1000, 2, 3, Number.NaN],
      [START_MS + 2000, 3, 3, 9],
    ]);
    sampler.close();
  });

  it('survives being closed by a callback', () => {
    const { sampler, tick, isTicking } = createTestSampler();
    sampler.add(
      source('suicidal', () => {
        sampler.close();
        return 1;
      }),
    );
    tick();
    expect(isTicking()).toBe(false);
  });

  it('sends a history in frames of limited size', () => {
    const wide = () => ({ charts: Array.from({ length: 500 }, (_, index) => oneSeries(`s${index}`)), read() {} });
    const { sampler, tick } = createTestSampler({ wide });
    for (let count = 0; count < 300; count++) tick();
    let next = sampler.firstRow;
    const frames: Frame[] = [];
    for (;;) {
      const chapter = sampler.chapter(next, true);
      expect(chapter.frame.byteLength).toBeLessThanOrEqual(MAX_HISTORY_FRAME_BYTES);
      frames.push(decode(chapter.frame));
      next = chapter.next;
      if (chapter.isLast) break;
    }
    expect(frames.map((frame) => frame.last)).toEqual([false, false, true]);
    expect(frames.every((frame) => frame.history)).toBe(true);
    expect(frames.reduce((rows, frame) => rows + frame.rows, 0)).toBe(301);
    sampler.close();
  });

  it('cuts a history that would be too large, with one warning', () => {
    const { sampler, warnings } = createTestSampler(undefined, { intervalMs: 100, historySeconds: 86_400 });
    expect(warnings).toEqual([expect.stringMatching(/^A history of 86400 s would take more than 8388608 bytes/)]);
    sampler.close();
  });

  it('starts a new epoch when the wall clock jumps, and says so', () => {
    const { sampler, tick, jump } = createTestSampler();
    const { viewer, messages } = createViewer();
    sampler.watch(viewer);
    jump(3_600_000);
    tick();
    expect(messages()).toEqual([{ type: 'clock', epoch: 1 }]);
    expect(history(sampler).map(([time]) => time)).toEqual([START_MS, START_MS + 3_601_000]);
    expect(parseServerMessage(sampler.hello())).toMatchObject({ epoch: 1 });
    sampler.close();
  });

  it('drops what would lie in the future when the clock goes back', () => {
    const { sampler, tick, jump } = createTestSampler();
    for (let count = 0; count < 5; count++) tick();
    sampler.emit({ kind: 'mark', at: START_MS + 1000, label: 'kept' });
    sampler.emit({ kind: 'mark', at: START_MS + 4000, label: 'dropped' });
    jump(-4000);
    tick();
    expect(history(sampler).map(([time]) => (time ?? 0) - START_MS)).toEqual([0, 1000, 2000]);
    expect(sampler.pastEvents().map(parseServerMessage)).toEqual([
      { type: 'events', events: [{ kind: 'mark', at: START_MS + 1000, label: 'kept' }] },
    ]);
    sampler.close();
  });

  it('tells only the events of the span that the history covers', () => {
    const { sampler, tick } = createTestSampler(undefined, { historySeconds: 10 });
    sampler.emit({ kind: 'mark', at: sampler.now(), label: 'old' });
    tick(8000);
    sampler.emit({ kind: 'mark', at: sampler.now(), label: 'new' });
    tick(8000);
    expect(sampler.pastEvents().map(parseServerMessage)).toMatchObject([{ events: [{ label: 'new' }] }]);
    sampler.close();
  });

  it('introduces itself', () => {
    const { sampler } = createTestSampler();
    expect(parseServerMessage(sampler.hello())).toMatchObject({
      type: 'hello',
      version: 1,
      service: { name: 'test', instance: 'i1' },
      process: { pid: process.pid },
      intervalMs: 1000,
      historySeconds: 600,
      epoch: 0,
      columns: ['counter'],
      ports: [],
    });
    sampler.close();
  });

  it('numbers requests for whoever advertises, until it is closed', () => {
    const { sampler } = createTestSampler();
    const isNumbering = () => hasSubscribers('http.server.request.start');
    const { viewer } = createViewer();
    const takeBack = sampler.advertise({}, false);
    expect(isNumbering()).toBe(false);
    const unwatch = sampler.watch(viewer);
    expect(isNumbering()).toBe(true);
    unwatch();
    expect(isNumbering()).toBe(false);
    takeBack();
    sampler.watch(viewer);
    expect(isNumbering()).toBe(false);
    sampler.advertise({}, false);
    expect(isNumbering()).toBe(true);
    sampler.close();
    expect(isNumbering()).toBe(false);
  });

  it('ends its collectors once, and takes and gives nothing afterwards', () => {
    const close = vi.fn();
    const { sampler, tick, isTicking } = createTestSampler({
      counter: createCounter(),
      closing: () => ({ charts: [], read() {}, close }),
    });
    const { viewer, frames } = createViewer();
    sampler.watch(viewer);
    sampler.close();
    sampler.close();
    tick();
    sampler.emit({ kind: 'mark', at: 1, label: 'late' });
    expect(close).toHaveBeenCalledTimes(1);
    expect(isTicking()).toBe(false);
    expect(frames).toEqual([]);
  });
});
