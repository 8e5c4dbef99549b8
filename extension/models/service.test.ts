import { describe, expect, it } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { chartOf, frameOf, gcAt, type HelloOptions, helloOf, markAt } from '../testing/fixtures.ts';
import { createService } from './service.ts';

/** A service with its source in hand, which has said hello. */
function startService(options: HelloOptions = {}) {
  const fake = createFakeSource();
  const service = createService(fake.source);
  const { sink } = fake;
  sink.described(helloOf(options));
  return {
    fake,
    service,
    sink,
    times: () => [...service.samples.times()],
    values: (id = 'used') => [...(service.samples.values(id) ?? [])],
    events: () => service.events.within(-Infinity, Infinity),
    rows: (...rows: number[][]) => sink.frame(frameOf(rows)),
  };
}

describe('createService', () => {
  it('knows nothing before its source has said anything', () => {
    const service = createService(createFakeSource().source);
    expect(service.status.value).toEqual({ state: 'connecting' });
    expect(service.description.value).toBeUndefined();
    expect(service.hasData.value).toBe(false);
  });

  it('has data once a sample has come, not with the description', () => {
    const { service, rows } = startService();
    expect(service.description.value?.service.name).toBe('shop');
    expect(service.hasData.value).toBe(false);
    rows([1, 10]);
    expect(service.hasData.value).toBe(true);
  });

  it('says with its revision that samples or events have come', () => {
    const { service, sink, rows } = startService();
    const before = service.revision.value;
    rows([1, 10]);
    const between = service.revision.value;
    sink.events([gcAt(1)]);
    expect(before).toBeLessThan(between);
    expect(between).toBeLessThan(service.revision.value);
  });

  it('keeps its data when the connection is lost', () => {
    const { service, sink, times, rows } = startService();
    rows([1, 10]);
    sink.status({ state: 'down', fault: 'closed', reason: 'It ended.', retryAt: 5 });
    expect(service.status.value).toMatchObject({ state: 'down', fault: 'closed' });
    expect(times()).toEqual([1]);
    expect(service.hasData.value).toBe(true);
  });

  it('reads frames by the newest schema', () => {
    const { sink, rows, values } = startService({ columns: ['used'] });
    rows([1, 10]);
    sink.schema({ schema: 2, charts: [chartOf(['total', 'used'])], columns: ['total', 'used'] });
    sink.frame(frameOf([[2, 99, 11]], { schema: 2 }));
    expect(values('used')).toEqual([10, 11]);
    expect(values('total')).toEqual([Number.NaN, 99]);
  });

  it('knows the latest of the intervals of a source that keeps changing it, and no more', () => {
    const { service, sink } = startService();
    for (let change = 1; change <= 300; change++)
      sink.described(helloOf({ startedAt: change, intervalMs: 1000 + change }));
    expect([service.intervalAt(299), service.intervalAt(300)]).toEqual([1299, 1300]);
    expect(service.intervalAt(100)).toBe(1000);
  });

  it('passes a wish to retry on, and closes its source', () => {
    const { service, fake } = startService();
    service.retry();
    expect(fake.retry).toHaveBeenCalledOnce();
    service.dispose();
    expect(fake.close).toHaveBeenCalledOnce();
  });
});

describe('a service that comes back', () => {
  it('as the same instance fills the gap and nothing twice, without a moment', () => {
    const { sink, rows, times, values, events } = startService();
    rows([1, 10], [2, 20]);
    sink.events([gcAt(1), markAt(2, 'a')]);
    sink.described(helloOf());
    rows([1, 11], [2, 21], [3, 30]);
    sink.events([gcAt(1), markAt(2, 'a'), markAt(3, 'b')]);
    expect(times()).toEqual([1, 2, 3]);
    expect(values()).toEqual([10, 20, 30]);
    expect(events()).toEqual({ gc: [gcAt(1)], stalls: [], marks: [markAt(2, 'a'), markAt(3, 'b')], moments: [] });
  });

  it('as a new instance keeps its history and has a moment for the restart', () => {
    const { sink, rows, times, events, service } = startService();
    rows([1000, 10], [2000, 20]);
    sink.events([gcAt(1500)]);
    sink.described(helloOf({ instance: 'second', startedAt: 2500, pid: 8 }));
    rows([3000, 30]);
    expect(times()).toEqual([1000, 2000, 3000]);
    expect(events().gc).toEqual([gcAt(1500)]);
    expect(events().moments).toEqual([{ kind: 'restart', at: 2500, label: 'restarted (pid 8)' }]);
    expect(service.description.value?.process.pid).toBe(8);
  });

  it('as another process under an instance that the application names is a restart, too', () => {
    const { sink, rows, events } = startService({ pid: 7 });
    rows([1000, 10]);
    sink.described(helloOf({ pid: 8, startedAt: 2500 }));
    expect(events().moments).toMatchObject([{ kind: 'restart', at: 2500 }]);
  });

  it('after a silence has a moment that says how long it was', () => {
    const { sink, rows, events } = startService();
    rows([1000, 10]);
    sink.status({ state: 'live' });
    sink.status({ state: 'silent', since: Date.now() - 65_000 });
    expect(events().moments).toEqual([]);
    sink.status({ state: 'live' });
    expect(events().moments).toMatchObject([{ kind: 'silence', label: 'silent for 65 s' }]);
  });

  it('as a new instance whose times overlap takes the place of what it overlaps', () => {
    const { sink, rows, times, values } = startService();
    rows([1000, 10], [2000, 20], [3000, 30]);
    sink.described(helloOf({ instance: 'second', startedAt: 1500 }));
    rows([1800, 18], [2800, 28]);
    rows([3800, 38]);
    expect(times()).toEqual([1000, 1800, 2800, 3800]);
    expect(values()).toEqual([10, 18, 28, 38]);
  });

  it('with a clock that was set back meanwhile takes the place of what it overlaps, events too', () => {
    const { sink, rows, times, events } = startService({ epoch: 0 });
    const now = Date.now();
    rows([now - 2000, 1], [now + 50_000, 2], [now + 60_000, 3]);
    sink.events([gcAt(now - 2000), gcAt(now + 60_000)]);
    sink.described(helloOf({ epoch: 1 }));
    rows([now - 2000, 1], [now - 1000, 4]);
    sink.events([gcAt(now - 2000), gcAt(now - 1000)]);
    expect(times()).toEqual([now - 2000, now - 1000]);
    expect(events().gc).toEqual([gcAt(now - 2000), gcAt(now - 1000)]);
    expect(events().moments).toMatchObject([{ kind: 'clock' }]);
  });

  it('with a clock that was set meanwhile loses no events of before by its own time, far from this machine’s', () => {
    const { sink, rows, events, service } = startService({ epoch: 0 });
    const there = Date.now() + 7_200_000;
    rows([there - 60_000, 1], [there + 60_000, 2]);
    sink.events([gcAt(there - 60_000), gcAt(there + 60_000)]);
    sink.clock?.({ at: 1, offsetMs: 7_260_000, uncertaintyMs: 1 });
    sink.described(helloOf({ epoch: 1 }));
    sink.frame(frameOf([[there - 90_000, 1]], { history: true }));
    sink.clock?.({ at: 2, offsetMs: 7_200_000, uncertaintyMs: 1 });
    sink.frame(frameOf([[there - 1000, 3]], { history: true, last: true }));
    sink.events([gcAt(there - 500)]);
    expect(events().gc).toEqual([gcAt(there - 60_000), gcAt(there - 500)]);
    expect(events().moments).toMatchObject([{ kind: 'clock', at: there - 1000 }]);
    expect(service.clock.at(2)).toMatchObject({ offsetMs: 7_200_000, epoch: 1 });
    expect(service.clock.at(1)).toMatchObject({ offsetMs: 7_260_000, epoch: 0 });
  });

  it('with a clock that was set meanwhile, but without a history, is cut at its first sample', () => {
    const { sink, rows, events } = startService({ epoch: 0 });
    rows([1000, 1], [9000, 2]);
    sink.events([gcAt(1000), gcAt(9000)]);
    sink.described(helloOf({ epoch: 1 }));
    sink.frame(frameOf([], { history: true, last: true, columns: 1 }));
    rows([5000, 3]);
    expect(events().gc).toEqual([gcAt(1000)]);
    expect(events().moments).toMatchObject([{ kind: 'clock', at: 5000 }]);
  });
});

describe('a clock that is set while connected', () => {
  it('replaces the rows and events that lie later from then on, once', () => {
    const { sink, rows, times, values, events, service } = startService();
    const now = Date.now();
    rows([now - 3000, 1], [now + 60_000, 2], [now + 61_000, 3]);
    sink.events([markAt(now - 3000, 'before'), markAt(now + 60_000, 'gone')]);
    sink.epoch(1);
    rows([now, 4]);
    rows([now + 1000, 5]);
    sink.events([markAt(now + 1000, 'after')]);
    rows([now + 500, 6]);
    expect(times()).toEqual([now - 3000, now, now + 1000]);
    expect(values()).toEqual([1, 4, 5]);
    expect(events().marks).toEqual([markAt(now - 3000, 'before'), markAt(now + 1000, 'after')]);
    expect(events().moments).toMatchObject([{ kind: 'clock' }]);
    expect(service.description.value?.epoch).toBe(1);
  });

  it('is not taken for news again when the connection comes back', () => {
    const { sink, rows, events, times } = startService();
    rows([1, 1]);
    sink.epoch(1);
    rows([2, 2]);
    sink.described(helloOf({ epoch: 1 }));
    rows([1, 10], [2, 20], [3, 30]);
    expect(times()).toEqual([1, 2, 3]);
    expect(events().moments).toHaveLength(1);
  });

  it('forward loses nothing', () => {
    const { sink, rows, times } = startService();
    rows([1000, 1]);
    sink.epoch(1);
    rows([900_000, 2]);
    expect(times()).toEqual([1000, 900_000]);
  });
});

describe('a service that has run for long', () => {
  const HOUR = 3_600_000;

  /** Five hours at one sample a second, 0 but for one spike in the first. */
  function startLong() {
    const started = startService();
    for (let at = 0; at < 5 * HOUR; at += 600_000) {
      started.rows(
        ...Array.from({ length: 600 }, (_, row) => [at + row * 1000, at + row * 1000 === 600_000 ? 100 : 0]),
      );
    }
    return started;
  }

  it('still knows its first hour, with the spike in it', () => {
    const { service } = startLong();
    expect(service.retained()).toEqual({ from: -60_000, to: 5 * HOUR - 1000 });
    expect((service.samples.times()[0] ?? 0) / HOUR).toBeGreaterThan(3);
    const { times, mean, high } = service.reduce('used', { from: 0, to: 5 * HOUR }, 100);
    expect(times).toHaveLength(100);
    expect(Math.max(...high)).toBe(100);
    expect(Math.max(...mean)).toBeLessThan(2);
    expect(times[high.indexOf(100)]).toBeCloseTo(600_000, -5.5);
  });

  it('tells when it drops something', () => {
    const { service } = startLong();
    const before = service.revision.value;
    service.keepFull(HOUR / 4);
    const between = service.revision.value;
    service.keepFull(HOUR / 4);
    expect(between).toBeGreaterThan(before);
    expect(service.revision.value).toBe(between);
  });
});
