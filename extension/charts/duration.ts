import { formatValue } from './units.ts';

const LARGE_UNITS = [
  { unit: 'h', ms: 3_600_000 },
  { unit: 'min', ms: 60_000 },
  { unit: 's', ms: 1000 },
];

/** How long something lasts, as a person says it, in at most two units: `1 h 30 min`, `2 min 30 s`, `7.5 s`, `12 ms`. */
export function formatDuration(ms: number): string {
  const index = LARGE_UNITS.findIndex((each) => ms >= each.ms);
  const [large, small] = [LARGE_UNITS[index], LARGE_UNITS[index + 1]];
  if (!large || !small) return formatValue(ms / 1000, 's');
  const smalls = Math.round(ms / small.ms);
  const perLarge = large.ms / small.ms;
  const rest = smalls % perLarge;
  return `${Math.floor(smalls / perLarge)} ${large.unit}${rest > 0 ? ` ${rest} ${small.unit}` : ''}`;
}
