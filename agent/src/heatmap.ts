import type { SeriesDescription } from '../../shared/charts.ts';

/** From the largest down. */
const SCALES: Record<string, readonly [factor: number, suffix: string][]> = {
  s: [
    [1, 's'],
    [1e-3, 'ms'],
    [1e-6, 'µs'],
    [1e-9, 'ns'],
  ],
  By: [
    [1e9, 'GB'],
    [1e6, 'MB'],
    [1e3, 'kB'],
    [1, 'B'],
  ],
};

/**
 * The n series of a heatmap with n + 1 bounds. Ids are as Prometheus names buckets, by the upper bound (OpenTelemetry has
 * no name for a single one); labels are as a person reads them.
 */
export function bucketSeries(chart: string, bounds: readonly number[], unit: string): SeriesDescription[] {
  return bounds.slice(1).map((upper, index) => ({
    id: `${chart}{le=${upper}}`,
    label: `${formatBound(bounds[index] ?? 0, unit)} to ${formatBound(upper, unit)}`,
  }));
}

/** A bound with its unit: 0.005 of `s` is `5 ms`. Annotations in braces are names of things and are left out. */
function formatBound(bound: number, unit: string): string {
  if (bound === 0) return '0';
  if (unit === '1') return `${digits(bound * 100)} %`;
  const scales = SCALES[unit];
  if (scales === undefined) return `${digits(bound)} ${unit.replaceAll(/\{.*?\}/g, '')}`.trimEnd();
  const [factor, suffix] = scales.find(([candidate]) => Math.abs(bound) >= candidate) ?? scales.at(-1) ?? [1, unit];
  return `${digits(bound / factor)} ${suffix}`;
}

/** Four significant digits, without the noise of binary fractions. */
function digits(value: number): string {
  return String(Number(value.toPrecision(4)));
}
