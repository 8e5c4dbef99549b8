import { parseUnit } from './units.ts';

/**
 * The values at which an axis from `min` to `max` has its ticks: at most so many, at multiples that are round in the
 * unit, which for bytes are powers of two and for durations also those of clocks.
 */
export function ticksOf(min: number, max: number, unit: string, most: number): number[] {
  if (!(max > min)) return [];
  const step = stepOf(unit);
  let size = step((max - min) / Math.max(most, 1));
  while (countOf(min, max, size) > Math.max(most, 1)) size = step(size * 1.01);
  const first = Math.ceil(min / size);
  return Array.from({ length: countOf(min, max, size) }, (_, index) => (first + index) * size);
}

const countOf = (min: number, max: number, step: number) => Math.floor(max / step) - Math.ceil(min / step) + 1;

/** How to find the smallest round step that is at least so large. */
function stepOf(unit: string): (least: number) => number {
  const { base, perSecond } = parseUnit(unit);
  if (base === 'By') return (least) => Math.max(2 ** Math.ceil(Math.log2(least)), perSecond ? 0 : 1);
  if (base === 's' && perSecond === '') return secondsStep;
  // Things come in no halves, but how many a second may.
  if (base.startsWith('{') && perSecond === '') return (least) => Math.max(decimalStep(least), 1);
  return decimalStep;
}

/** From seconds to days, in steps that clocks know. */
const CLOCK_STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * 3600),
];

function secondsStep(least: number): number {
  if (least <= 0.5) return decimalStep(least);
  return CLOCK_STEPS.find((step) => step >= least) ?? decimalStep(least / 86_400) * 86_400;
}

/** 1, 2 or 5 of a power of ten. */
function decimalStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  // What is a step itself must not become the next one by the last digit of its quotient.
  const digit = [1, 2, 5].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return digit * power;
}
