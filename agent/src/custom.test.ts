import { afterEach, describe, expect, it, vi } from 'vitest';
import { MAX_COLUMNS } from '../../shared/limits.ts';
import { type HelloMessage, parseServerMessage } from '../../shared/messages.ts';
import type { ChartHandle, SeriesChartOptions } from './chart.ts';
import { chart, mark } from './custom.ts';
import type { Sampler } from './sampler-contract.ts';
import { acquireSampler } from './shared-sampler.ts';

const undo: (() => void)[] = [];

afterEach(() => {
  for (const step of undo.splice(0).reverse()) step();
  vi.restoreAllMocks();
});

function start(acquire = acquireSampler): { sampler: Sampler; release(): void } {
  const lease = acquire({ collectors: [] });
  undo.push(lease.release);
  return lease;
}

function keep(handle: ChartHandle): ChartHandle {
  undo.push(handle.remove);
  return handle;
}

function lines(id: string, value: () => number = () => 1): SeriesChartOptions {
  return { id, title: id, unit: '1', kind: 'lines', series: [{ id: `${id}.value`, value }] };
}

function chartsOf(sampler: Sampler): string[] {
  const message = parseServerMessage(sampler.hello());
  const { charts }: Pick<HelloMessage, 'charts'> = message.type === 'hello' ? message : { charts: [] };
  return charts.map(({ id }) => id);
}

function marksOf(sampler: Sampler): { label: string; at: number }[] {
  return sampler.pastEvents().flatMap((text) => {
    const message = parseServerMessage(text);
    const events = message.type === 'events' ? message.events : [];
    return events.flatMap((event) => (event.kind === 'mark' ? [{ label: event.label, at: event.at }] : []));
  });
}

describe('chart', () => {
  it('waits for an agent, and comes back with each that follows', () => {
    keep(chart(lines('early')));
    const first = start();
    expect(chartsOf(first.sampler)).toEqual(['early']);
    first.release();
    const second = start();
    expect(second.sampler).not.toBe(first.sampler);
    expect(chartsOf(second.sampler)).toEqual(['early']);
  });

  it('is added to the agent that runs, and its viewers are told', async () => {
    const { sampler } = start();
    const schema = vi.fn();
    undo.push(sampler.watch({ schema, sample() {}, events() {}, clock() {} }));
    const handle = keep(chart(lines('late')));
    await vi.waitFor(() => expect(schema).toHaveBeenCalledOnce());
    expect(chartsOf(sampler)).toEqual(['late']);
    handle.remove();
    await vi.waitFor(() => expect(schema).toHaveBeenCalledTimes(2));
    expect(chartsOf(sampler)).toEqual([]);
  });

  it('that was removed comes to no agent', () => {
    const waiting = chart(lines('waiting'));
    waiting.remove();
    waiting.remove();
    const { sampler, release } = start();
    const added = chart(lines('added'));
    release();
    added.remove();
    expect(chartsOf(sampler)).toEqual([]);
    expect(chartsOf(start().sampler)).toEqual([]);
  });

  it('reaches the agent of another copy of the package', async () => {
    keep(chart(lines('theirs')));
    vi.resetModules();
    const copy = await import('./shared-sampler.ts');
    const { sampler } = start(copy.acquireSampler);
    keep(chart(lines('ours')));
    expect(chartsOf(sampler)).toEqual(['theirs', 'ours']);
  });

  it('refuses what cannot be drawn, with an agent or without', () => {
    const check = () => {
      expect(() => chart({ ...lines('bad'), series: [] })).toThrow('The series of chart "bad" must be an array');
      expect(() => chart(lines('once'))).toThrow('There is already a chart with the id "once".');
    };
    keep(chart(lines('once')));
    check();
    start();
    check();
  });

  it('refuses more series than an agent takes, and keeps those before', () => {
    const many = Array.from({ length: MAX_COLUMNS }, (_, index) => ({ id: `many.${index}`, value: () => index }));
    keep(chart({ ...lines('many'), series: many }));
    expect(() => chart(lines('more'))).toThrow(/at most 512 are allowed/);
    expect(chartsOf(start().sampler)).toEqual(['many']);
  });

  it('that does not fit when an agent comes is a warning', async () => {
    keep(chart(lines('twice')));
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    // A copy that does not see the first chart, as one of another version may not.
    const key = Symbol.for('procscope.application.v1');
    const place: unknown = Reflect.get(globalThis, key);
    if (!(typeof place === 'object' && place !== null && 'charts' in place && place.charts instanceof Map)) throw place;
    const [source] = place.charts.keys();
    const double = { ...source };
    place.charts.set(double, undefined);
    undo.push(() => Reflect.get(Object(place), 'charts').delete(double));
    expect(chartsOf(start().sampler)).toEqual(['twice']);
    expect(stderr).toHaveBeenCalledWith(
      expect.stringContaining('already a chart with the id "twice"'),
      expect.anything(),
    );
  });

  it('is kept by this copy alone on a global object that is frozen', () => {
    const place = Symbol.for('procscope.application.v1');
    const held: unknown = Reflect.get(globalThis, place);
    Reflect.deleteProperty(globalThis, place);
    const define = vi.spyOn(Reflect, 'defineProperty').mockReturnValue(false);
    keep(chart(lines('frozen')));
    define.mockRestore();
    expect(chartsOf(start().sampler)).toEqual(['frozen']);
    Reflect.defineProperty(globalThis, place, { value: held, configurable: true });
  });
});

describe('mark', () => {
  it('goes to the agent that runs', () => {
    const { sampler } = start();
    mark('deployed');
    expect(marksOf(sampler).map(({ label }) => label)).toEqual(['deployed']);
  });

  it('waits for an agent with its own time, the last 64 of them', () => {
    const before = Date.now();
    for (let count = 0; count < 70; count++) mark(`mark ${count}`);
    const after = Date.now();
    const marks = marksOf(start().sampler);
    expect(marks).toHaveLength(64);
    expect(marks[0]?.label).toBe('mark 6');
    expect(marks[0]?.at).toBeGreaterThanOrEqual(before);
    expect(marks.at(-1)?.at).toBeLessThanOrEqual(after);
    expect(marksOf(start().sampler)).toHaveLength(64);
  });

  it('takes anything for a label', () => {
    const { sampler } = start();
    Reflect.apply(mark, undefined, [undefined]);
    mark('x'.repeat(5000));
    const labels = marksOf(sampler).map(({ label }) => label);
    expect(labels).toEqual(['undefined', `${'x'.repeat(1023)}…`]);
  });
});
