import type { ChartDescription } from '../../../shared/charts.ts';
import type { CreateCollector } from '../collector.ts';
import { createSampler } from '../sampler.ts';
import type { Sampler, SamplerSettings } from '../sampler-contract.ts';

/** A sampler that samples when the test says so, on a clock that the test moves. */
export interface TestSampler {
  sampler: Sampler;
  warnings: string[];
  /** Lets an interval, or `ms`, go by and takes the sample that is then due. */
  tick(ms?: number): void;
  /** Moves the wall clock alone, as a person or a sleeping machine does. */
  jump(ms: number): void;
  isTicking(): boolean;
}

export const START_MS = 1_700_000_000_000;

export function createTestSampler(
  collectors: Record<string, CreateCollector> = { counter: createCounter() },
  settings: Partial<SamplerSettings> = {},
): TestSampler {
  const warnings: string[] = [];
  const intervalMs = settings.intervalMs ?? 1000;
  let monotonicMs = 5000;
  let wallMs = START_MS;
  let isTicking = false;
  let run = (): void => {};
  const sampler = createSampler(
    {
      service: { name: 'test', instance: 'i1' },
      intervalMs,
      historySeconds: 600,
      collectors,
      ...settings,
    },
    {
      time: { monotonic: () => monotonicMs, wall: () => wallMs },
      warn: (text) => warnings.push(text),
      createTicker: (_intervalMs, tick) => {
        run = tick;
        return {
          get running() {
            return isTicking;
          },
          start() {
            if (isTicking) return;
            isTicking = true;
            tick();
          },
          stop() {
            isTicking = false;
          },
        };
      },
    },
  );
  return {
    sampler,
    warnings,
    tick(ms = intervalMs) {
      monotonicMs += ms;
      wallMs += ms;
      if (isTicking) run();
    },
    jump(ms) {
      wallMs += ms;
    },
    isTicking: () => isTicking,
  };
}

/** A chart of one series that goes by the same id. */
export function oneSeries(id: string): ChartDescription {
  return { id, title: id, unit: '1', kind: 'lines', group: 'test', series: [{ id, label: id }] };
}

/** A collector with one series that counts the samples from 1. */
export function createCounter(id = 'counter'): CreateCollector {
  return () => {
    let count = 0;
    return {
      charts: [oneSeries(id)],
      read(values) {
        values[0] = ++count;
      },
    };
  };
}
