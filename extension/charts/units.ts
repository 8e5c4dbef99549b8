const BYTE_PREFIXES = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
const COUNT_PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

/**
 * A value with its unit, as a person reads it: `12.4 MiB`, `3.1 ms`, `42 %`, `1.2 k`. `unit` is UCUM as the agent gives
 * it (`By`, `s`, `1`, `{thing}`, each also with `/s`); any other is shown as it is. Bytes are in powers of 1024, counts
 * in powers of 1000.
 */
export function formatValue(value: number, unit: string): string {
  if (!Number.isFinite(value)) return '–';
  const { base, perSecond } = parseUnit(unit);
  return formatBase(value, base) + perSecond;
}

/**
 * The labels of an axis: all in the unit of the highest, so that they can be compared, and with the digits that their
 * distances need. Zero needs no unit.
 */
export function formatTicks(ticks: readonly number[], unit: string): string[] {
  const { base, perSecond } = parseUnit(unit);
  const size = Math.max(...ticks.map(Math.abs));
  // From two minutes on, half of one is better read as 30 s.
  if (base === 's' && size >= 120) return ticks.map((tick) => (tick === 0 ? '0' : formatLong(tick) + perSecond));
  const { factor, suffix } = scaleOf(size, base);
  const scaled = ticks.map((tick) => tick / factor);
  const decimals = [0, 1, 2, 3, 4, 5].find((places) => scaled.every((tick) => isWhole(tick * 10 ** places))) ?? 6;
  const isPlain = isPlainSize(Math.abs(size / factor));
  const write = (tick: number) => (isPlain ? String(Number(tick.toFixed(decimals))) : powerOfTen(tick));
  return scaled.map((tick) => (tick === 0 ? '0' : `${write(tick)} ${suffix}`.trimEnd() + perSecond));
}

/** `By/s` is bytes a second. */
export function parseUnit(unit: string): { base: string; perSecond: '/s' | '' } {
  const isRate = unit.endsWith('/s') && unit.length > 2;
  return { base: isRate ? unit.slice(0, -2) : unit, perSecond: isRate ? '/s' : '' };
}

function formatBase(value: number, unit: string): string {
  if (unit === 's' && Math.abs(value) >= 119.5) return formatLong(value);
  const { factor, suffix } = scaleOf(value, unit);
  return `${digits(value / factor)} ${suffix}`.trimEnd();
}

/** The multiple of a unit in which a value has one to three digits before the point. */
function scaleOf(value: number, unit: string): { factor: number; suffix: string } {
  const size = Math.abs(value);
  if (unit === 'By') return prefixed(size, BYTE_PREFIXES, 1024);
  if (unit === 's') return secondsScale(size);
  if (unit === '1') return { factor: 0.01, suffix: '%' };
  if (unit.startsWith('{')) return prefixed(size, COUNT_PREFIXES, 1000);
  return { factor: 1, suffix: unit };
}

function prefixed(size: number, prefixes: readonly string[], step: number): { factor: number; suffix: string } {
  let index = 0;
  // 999.5 would be written as 1000 of the smaller unit.
  while (size / step ** index >= 999.5 && index < prefixes.length - 1) index++;
  return { factor: step ** index, suffix: prefixes[index] ?? '' };
}

function secondsScale(size: number): { factor: number; suffix: string } {
  if (size === 0 || size >= 0.999_5) return { factor: 1, suffix: 's' };
  if (size >= 0.000_999_5) return { factor: 1e-3, suffix: 'ms' };
  if (size >= 0.000_000_999_5) return { factor: 1e-6, suffix: 'µs' };
  return { factor: 1e-9, suffix: 'ns' };
}

/** A duration in its two largest units of clocks: `2 min 5 s`, `3 h 20 min`, `2 d`. */
function formatLong(seconds: number): string {
  const sign = seconds < 0 ? '-' : '';
  const size = Math.abs(seconds);
  if (size < 60) return `${digits(seconds)} s`;
  const [large, small] =
    size < 3570 ? (['min', 's'] as const) : size < 84_600 ? (['h', 'min'] as const) : (['d', 'h'] as const);
  const count = Math.round(size / LENGTHS[small]);
  const perLarge = LENGTHS[large] / LENGTHS[small];
  const rest = count % perLarge;
  return `${sign}${Math.floor(count / perLarge)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

const LENGTHS = { s: 1, min: 60, h: 3600, d: 86_400 };

/**
 * Three significant digits, two below a tenth, all digits of whole numbers; what would be longer than that is short as a
 * power of ten.
 */
function digits(value: number): string {
  const size = Math.abs(value);
  if (!isPlainSize(size)) return powerOfTen(value);
  if (size !== 0 && size < 0.1) return String(Number(value.toPrecision(2)));
  const decimals = size >= 99.95 || size === 0 ? 0 : size >= 9.995 ? 1 : 2;
  return String(Number(value.toFixed(decimals)));
}

/** Whether a number of this size, or zero, is short when it is written in full. */
const isPlainSize = (size: number) => size === 0 || (size >= 0.000_1 && size < 1e7);

/** Such as `1.5e-11`. */
const powerOfTen = (value: number) => Number(value.toPrecision(3)).toExponential().replace('e+', 'e');

/** Whole but for what floating-point arithmetic leaves. */
const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6;

const toSeconds: Intl.DateTimeFormatOptions = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};
const withSeconds = new Intl.DateTimeFormat(undefined, toSeconds);
const { second: _, ...toMinutes } = toSeconds;
const withMinutes = new Intl.DateTimeFormat(undefined, toMinutes);

/**
 * A moment as wall clock time of this machine, as fine as steps of so many milliseconds ask for: to the minute, the
 * second, or the millisecond.
 */
export function formatTime(time: number, stepMs: number): string {
  if (stepMs >= 60_000) return withMinutes.format(time);
  const text = withSeconds.format(time);
  return stepMs < 1000 ? `${text}.${String(Math.floor(time) % 1000).padStart(3, '0')}` : text;
}

const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });

/** The day of a moment on this machine, such as `Nov 25`; empty where that is today. */
export function formatDay(time: number, now: number): string {
  return new Date(time).toDateString() === new Date(now).toDateString() ? '' : day.format(time);
}
