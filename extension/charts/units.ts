const BYTE_PREFIXES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
const COUNT_PREFIXES = ['', 'k', 'M', 'G', 'T'];

/**
 * A value with its unit, as a person reads it: `12.4 MB`, `3.1 ms`, `42 %`, `1.2 k`. `unit` is UCUM as the agent gives
 * it (`By`, `s`, `1`, `{thing}`, each also with `/s`); any other is shown as it is. Prefixes are decimal.
 */
export function formatValue(value: number, unit: string): string {
  if (!Number.isFinite(value)) return '–';
  const perSecond = unit.endsWith('/s') && unit.length > 2;
  const base = perSecond ? unit.slice(0, -2) : unit;
  return formatBase(value, base) + (perSecond ? '/s' : '');
}

function formatBase(value: number, unit: string): string {
  if (unit === 'By') return scaled(value, BYTE_PREFIXES);
  if (unit === 's') return formatSeconds(value);
  if (unit === '1') return `${digits(value * 100)} %`;
  if (unit.startsWith('{')) return scaled(value, COUNT_PREFIXES);
  return `${digits(value)} ${unit}`.trimEnd();
}

/** A duration: whole hours and minutes are left to clocks, so the largest unit is the second. */
function formatSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  if (size === 0) return '0 s';
  if (size < 0.000_999_5) return `${digits(seconds * 1e6)} µs`;
  if (size < 0.999_5) return `${digits(seconds * 1000)} ms`;
  return `${digits(seconds)} s`;
}

function scaled(value: number, prefixes: readonly string[]): string {
  let size = value;
  let index = 0;
  // 999.5 would be written as 1000 of the smaller unit.
  while (Math.abs(size) >= 999.5 && index < prefixes.length - 1) {
    size /= 1000;
    index++;
  }
  return `${digits(size)} ${prefixes[index]}`.trimEnd();
}

/** Three significant digits, fewer where zeros would follow the point, all digits of large whole numbers. */
function digits(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 99.95 || size === 0 ? 0 : size >= 9.995 ? 1 : 2;
  return String(Number(value.toFixed(decimals)));
}

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
