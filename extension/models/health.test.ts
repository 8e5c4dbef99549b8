import { effect, signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { frameOf, gcAt, helloOf } from '../testing/fixtures.ts';
import { createHealthCheck } from './health.ts';
import { createService } from './service.ts';
import { DEFAULT_LIMITS, type LimitsByFigure } from './thresholds.ts';

const DELAY = 'nodejs.eventloop.delay.p99';
const UTILIZATION = 'nodejs.eventloop.utilization';

/** A live service of two figures and its health; `sample` takes delays and utilizations, a second apart. */
function startService(startedAt = 0) {
  const fake = createFakeSource();
  const service = createService(fake.source);
  const limits = signal<LimitsByFigure>(DEFAULT_LIMITS);
  const check = createHealthCheck(limits);
  const { sink } = fake;
  sink.described(helloOf({ columns: [DELAY, UTILIZATION], startedAt }));
  sink.status({ state: 'live' });
  let second = 0;
  const sample = (...rows: [delay: number, utilization: number][]) =>
    sink.frame(frameOf(rows.map((row) => [++second * 1000, ...row])));
  return { service, sink, limits, check, health: check.of(service), sample };
}

describe('the health of a service', () => {
  it('is unknown before there is a sample, and without figures', () => {
    const { health, sink } = startService();
    expect(health.tone.value).toBe('unknown');
    sink.schema({ schema: 2, charts: [], columns: [] });
    expect(health.figures.value).toEqual([]);
    expect(health.tone.value).toBe('unknown');
  });

  it('is that of the worst figure', () => {
    const { health, sample } = startService();
    sample([0.001, 0.1]);
    expect(health.tone.value).toBe('fine');
    sample([0.001, 1], [0.001, 1], [0.001, 1]);
    expect(health.tone.value).toBe('strained');
    expect(health.figures.value.map(({ figure, tone }) => [figure.id, tone])).toEqual([
      ['loop-delay', 'fine'],
      ['loop-utilization', 'strained'],
    ]);
  });

  it('does not turn for one sample, and returns when the last ten seconds are good', () => {
    const { health, sample } = startService();
    const good = (count: number) => sample(...Array.from({ length: count }, (): [number, number] => [0.001, 0.1]));
    good(10);
    sample([0.3, 0.1]);
    expect(health.tone.value).toBe('fine');
    sample([4, 0.1]);
    expect(health.tone.value).toBe('bad');
    good(9);
    expect(health.tone.value).toBe('bad');
    good(1);
    expect(health.tone.value).toBe('fine');
  });

  it('is judged anew when the thresholds change', () => {
    const { health, sample, limits } = startService();
    sample([0.01, 0.1]);
    limits.value = { 'loop-delay': { strained: 0.001, bad: 0.002 } };
    expect(health.figures.value.map(({ tone }) => tone)).toEqual(['bad', 'unknown']);
  });

  it('counts nothing as crossed that was so by other thresholds', () => {
    const { health, sample, limits } = startService();
    sample([0.19, 0.1]);
    const toneBy = (bad: number) => {
      limits.value = { 'loop-delay': { strained: 0.1, bad } };
      return health.tone.value;
    };
    expect(toneBy(0.18)).toBe('bad');
    expect(toneBy(0.2)).toBe('strained');
    // By the same ones it is, or it would flicker.
    sample([0.22, 0.1]);
    expect(health.tone.value).toBe('bad');
    sample([0.175, 0.1]);
    expect(health.tone.value).toBe('bad');
  });

  it('is unknown while the service is not live, and keeps the figures', () => {
    const { health, sample, sink } = startService();
    sample([4, 0.1]);
    sink.status({ state: 'silent', since: 0 });
    expect(health.tone.value).toBe('unknown');
    expect(health.figures.value[0]?.value).toBe(4);
    sink.status({ state: 'live' });
    expect(health.tone.value).toBe('bad');
  });

  it('forgets what the process before did', () => {
    const { health, sample, sink } = startService();
    sample([4, 0.1], [4, 0.1]);
    sink.described(helloOf({ columns: [DELAY, UTILIZATION], instance: 'second', startedAt: 2500 }));
    sample([0.001, 0.1]);
    expect(health.tone.value).toBe('fine');
  });

  it('is read once a sample, not with every event, and once for all who look', () => {
    const { health, check, service, sample, sink } = startService();
    expect(check.of(service)).toBe(health);
    const seen = vi.fn();
    onTestFinished(effect(() => seen(health.figures.value)));
    sample([0.001, 0.1]);
    const before = seen.mock.calls.length;
    const values = vi.spyOn(service.samples, 'values');
    sink.events([gcAt(1)]);
    sink.events([gcAt(2)]);
    expect(seen).toHaveBeenCalledTimes(before);
    expect(values).not.toHaveBeenCalled();
    sample([0.001, 0.1]);
    expect(seen).toHaveBeenCalledTimes(before + 1);
  });
});
