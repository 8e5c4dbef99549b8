import { describe, expect, it } from 'vitest';
import { formatDay, formatTime, formatValue } from './units.ts';

describe('formatValue', () => {
  it.each([
    [0, 'By', '0 B'],
    [999, 'By', '999 B'],
    [999.7, 'By', '0.98 KiB'],
    [1024, 'By', '1 KiB'],
    [12_400_000, 'By', '11.8 MiB'],
    [1_073_741_824, 'By', '1 GiB'],
    [-2560, 'By', '-2.5 KiB'],
    [2 ** 60 * 3, 'By', '3 EiB'],
    [5e30, 'By', '4.34e12 EiB'],
    [1.1e19, '{thing}', '11 E'],
    [0.000_047, '1', '0.0047 %'],
    [4.7e-11, 'K', '4.7e-11 K'],
    [1.2e9, 'K', '1.2e9 K'],
    [1536, 'By/s', '1.5 KiB/s'],
    [0, 's', '0 s'],
    [0.0031, 's', '3.1 ms'],
    [0.000_012, 's', '12 µs'],
    [0.000_000_85, 's', '850 ns'],
    [0.999_6, 's', '1 s'],
    [75, 's', '75 s'],
    [119, 's', '119 s'],
    [-125, 's', '-2 min 5 s'],
    [179.7, 's', '3 min'],
    [3569, 's', '59 min 29 s'],
    [3580, 's', '1 h'],
    [12_000, 's', '3 h 20 min'],
    [86_390, 's', '1 d'],
    [180_000, 's', '2 d 2 h'],
    [0.42, '1', '42 %'],
    [0.0123, '1', '1.23 %'],
    [0.9999, '1', '100 %'],
    [7, '{handle}', '7'],
    [1200, '{request}/s', '1.2 k/s'],
    [21.53, 'Cel', '21.5 Cel'],
    [3, '', '3'],
    [0.1 + 0.2, '{thing}', '0.3'],
    [-0.001, '{thing}', '-0.001'],
  ])('writes %f %s as %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it.each([Number.NaN, Infinity, -Infinity])('writes %f as nothing', (value) => {
    expect(formatValue(value, 'By')).toBe('–');
  });
});

describe('formatTime', () => {
  const at = (hour: number, millisecond = 0) => new Date(2026, 10, 3, hour, 4, 5, millisecond).getTime();

  it('writes the wall clock time as finely as the steps ask for', () => {
    expect(formatTime(at(13), 60_000)).toMatch(/^13.04$/);
    expect(formatTime(at(13), 1000)).toMatch(/^13.04.05$/);
    expect(formatTime(at(13, 7) + 0.4, 1)).toMatch(/^13.04.05\.007$/);
  });

  it('calls midnight zero', () => {
    expect(formatTime(at(0), 1000)).toMatch(/^00.04.05$/);
  });
});

describe('formatDay', () => {
  it('tells the day of what was not today', () => {
    const now = new Date(2026, 10, 26, 0, 5).getTime();
    expect(formatDay(now - 60_000, now)).toBe('');
    expect(formatDay(now - 600_000, now)).toContain('25');
  });
});
