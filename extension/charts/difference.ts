import { formatValue } from './units.ts';

/**
 * How much a value differs from another, with its sign: `+3.2 MB (+12 %)`. Of shares the difference is in percentage
 * points, since it would be taken for the per cent beside it. Nothing where either is missing.
 */
export function formatDifference(value: number | undefined, base: number | undefined, unit: string): string {
  if (value === undefined || base === undefined) return '';
  const difference = value - base;
  const size = formatValue(Math.abs(difference), unit);
  const absolute = sign(difference) + (unit === '1' ? size.replace('%', 'pp') : size);
  if (base === 0 || difference === 0) return absolute;
  return `${absolute} (${formatChange(value / base, sign(difference))})`;
}

const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '±');

/** In whole per cent, with a digit more where they are few; from tenfold on, how many times as much. */
function formatChange(ratio: number, sign: string): string {
  if (Math.abs(ratio) >= 10) return `${Math.round(Math.abs(ratio))}×`;
  const change = Math.abs(ratio - 1);
  return `${sign}${change < 0.0995 ? Number((change * 100).toFixed(1)) : Math.round(change * 100)} %`;
}
