import { describe, expect, it } from 'vitest';
import { ticksOf } from './ticks.ts';
import { formatTicks } from './units.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

const labels = (min: number, max: number, unit: string, most = 5) => formatTicks(ticksOf(min, max, unit, most), unit);

describe('the ticks of an axis', () => {
  it.each<[string, number, number, string, string[]]>([
    ['bytes in powers of two', 0, 100 * MIB, 'By', ['0', '32 MiB', '64 MiB', '96 MiB']],
    ['bytes across a prefix', 0, 2.2 * MIB, 'By', ['0', '0.5 MiB', '1 MiB', '1.5 MiB', '2 MiB']],
    ['few bytes', 0, 1, 'By', ['0', '1 B']],
    ['bytes a second', 0, 3.2 * KIB, 'By/s', ['0', '1 KiB/s', '2 KiB/s', '3 KiB/s']],
    ['milliseconds', 0, 0.043, 's', ['0', '10 ms', '20 ms', '30 ms', '40 ms']],
    ['nanoseconds', 0, 9e-7, 's', ['0', '200 ns', '400 ns', '600 ns', '800 ns']],
    ['seconds', 0, 25, 's', ['0', '10 s', '20 s']],
    ['minutes', 0, 200, 's', ['0', '1 min', '2 min', '3 min']],
    ['halves of minutes', 0, 100, 's', ['0', '30 s', '60 s', '90 s']],
    ['hours', 0, 20_000, 's', ['0', '2 h', '4 h']],
    ['days', 0, 400_000, 's', ['0', '1 d', '2 d', '3 d', '4 d']],
    ['per cent', 0, 1.08, '1', ['0', '50 %', '100 %']],
    ['small shares', 0, 0.011, '1', ['0', '0.5 %', '1 %']],
    ['whole things', 0, 2.2, '{handle}', ['0', '1', '2']],
    ['one thing', 0, 1.08, '{handle}', ['0', '1']],
    ['things a second', 0, 1.3, '{request}/s', ['0', '0.5/s', '1/s']],
    ['thousands', 0, 4500, '{handle}', ['0', '1 k', '2 k', '3 k', '4 k']],
    ['thousands and less', 0, 1300, '{handle}', ['0', '0.5 k', '1 k']],
    ['below zero', -30, 30, 'Cel', ['-20 Cel', '0', '20 Cel']],
    ['tiny', 0, 5e-11, 'K', ['0', '2e-11 K', '4e-11 K']],
    ['huge', 0, 4e25, '', ['0', '1e25', '2e25', '3e25', '4e25']],
    ['around a value', 1000.2, 1000.9, 'hPa', ['1000.2 hPa', '1000.4 hPa', '1000.6 hPa', '1000.8 hPa']],
  ])('%s', (_, min, max, unit, expected) => {
    expect(labels(min, max, unit)).toEqual(expected);
  });

  it.each([2, 3, 4, 5])('are at most %i, within the range, for any range and unit', (most) => {
    for (const unit of ['By', 'By/s', 's', 's/s', '1', '{x}', '{x}/s', 'Cel', '']) {
      for (let power = -9; power < 16; power += 0.37) {
        const max = 10 ** power;
        for (const min of [0, -max / 3, max * 0.9]) {
          const ticks = ticksOf(min, max, unit, most);
          expect(ticks.length).toBeLessThanOrEqual(most);
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(min - max * 1e-9);
            expect(tick).toBeLessThanOrEqual(max * (1 + 1e-9));
          }
        }
      }
    }
  });

  it('are none where there is no range', () => {
    expect(ticksOf(1, 1, 'By', 5)).toEqual([]);
    expect(ticksOf(Number.NaN, 1, 'By', 5)).toEqual([]);
    expect(formatTicks([], 'By')).toEqual([]);
  });
});
