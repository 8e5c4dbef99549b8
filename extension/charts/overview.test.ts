import { describe, expect, it } from 'vitest';
import { createService } from '../models/service.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { frameOf, helloOf } from '../testing/fixtures.ts';
import { candidatesOf, overviewOf, spansOf } from './overview.ts';

const P99 = 'nodejs.eventloop.delay.p99';

describe('overviewOf', () => {
  it('has nothing to show without a sample', () => {
    expect(overviewOf(createService(createFakeSource().source), 10)).toBeUndefined();
  });

  it('shows the most telling series over all that is retained, with its lowest and highest value', () => {
    const fake = createFakeSource();
    const service = createService(fake.source);
    fake.sink.described(helloOf({ columns: ['used', P99] }));
    fake.sink.frame(frameOf([0, 1, 2, 3, 4].map((row) => [10_000 + row * 1000, row, row === 2 ? 99 : 1])));
    const overview = overviewOf(service, 2);
    expect(overview).toMatchObject({ range: { from: 10_000, to: 14_000 }, series: { id: P99 } });
    expect(Math.max(...(overview?.reduction.high ?? []))).toBe(99);
    expect(Math.min(...(overview?.reduction.low ?? []))).toBe(1);
  });

  it('falls back on the next where a series has no value, and on nothing where none has', () => {
    const fake = createFakeSource();
    const service = createService(fake.source);
    fake.sink.described(helloOf({ columns: ['used', P99] }));
    fake.sink.frame(frameOf([[10_000, 5, Number.NaN]]));
    expect(overviewOf(service, 10)?.series).toEqual({ id: 'used', label: 'used' });

    const empty = createFakeSource();
    const other = createService(empty.source);
    empty.sink.described(helloOf());
    empty.sink.frame(frameOf([[10_000, Number.NaN]]));
    expect(overviewOf(other, 10)).toMatchObject({
      range: { from: 10_000, to: 10_000 },
      reduction: { times: [], mean: [], low: [], high: [] },
    });
  });
});

it('takes the telling series in their order, then the first', () => {
  const { charts, columns, schema } = helloOf({ columns: ['used', 'nodejs.eventloop.utilization', P99] });
  expect(candidatesOf({ charts, columns, schema }).map(({ id }) => id)).toEqual([
    P99,
    'nodejs.eventloop.utilization',
    'used',
  ]);
  expect(candidatesOf(undefined)).toEqual([]);
});

describe('spansOf', () => {
  it.each([
    [{ from: 0, to: 600_000 }, 300],
    [{ from: 1_700_000_000_123.4, to: 1_700_000_600_987.6 }, 240],
    [{ from: 5, to: 5 }, 100],
  ])('covers %j in round spans', (range, points) => {
    const { from, spanMs, count } = spansOf(range, points, 100);
    expect(from).toBeLessThanOrEqual(range.from);
    expect(from + count * spanMs).toBeGreaterThan(range.to);
    expect(count).toBeLessThanOrEqual(points + 2);
    expect(from % spanMs).toBe(0);
  });

  it('has none shorter than the time between samples', () => {
    expect(spansOf({ from: 0, to: 10_000 }, 500, 1000)).toEqual({ from: 0, spanMs: 1000, count: 11 });
  });

  it('does not move its borders while samples come', () => {
    const before = spansOf({ from: 1000, to: 301_000 }, 200, 1000);
    const after = spansOf({ from: 1000, to: 302_500 }, 200, 1000);
    expect(after).toMatchObject({ from: before.from, spanMs: before.spanMs });
  });
});
