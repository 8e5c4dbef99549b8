import { describe, expect, it, vi } from 'vitest';
import { startCollectors } from './collector-group.ts';
import { createCounter } from './testing/test-sampler.ts';

const host = () => ({ toEpoch: (ms: number) => ms, emit() {}, warn: vi.fn() });

describe('startCollectors', () => {
  it('hands each collector the host and passes gears and the end on', () => {
    const watch = vi.fn();
    const close = vi.fn();
    const create = vi.fn(() => ({ charts: [], read() {}, watch, close }));
    const given = host();
    const group = startCollectors({ a: create, b: createCounter() }, given);
    expect(create).toHaveBeenCalledWith(given);
    group.watch(true);
    group.watch(false);
    expect(watch.mock.calls).toEqual([[true], [false]]);
    group.close();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('lets a collector that fails cost its own values and a warning', () => {
    const fail = () => {
      throw new Error('no such file');
    };
    const given = host();
    const failing = { ...createCounter('x')(given), read: fail, watch: fail, close: fail };
    const group = startCollectors({ broken: fail, failing: () => failing, fine: createCounter() }, given);
    expect(group.sources).toHaveLength(2);
    const values = new Float64Array(1);
    for (const source of group.sources) source.read(values, { time: 0, elapsedMs: 0 });
    expect([...values]).toEqual([1]);
    group.watch(true);
    group.close();
    expect(given.warn).toHaveBeenCalledWith('The collector "broken" failed and shows gaps: no such file');
    expect(given.warn).toHaveBeenCalledWith('The collector "failing" failed and shows gaps: no such file');
  });
});
