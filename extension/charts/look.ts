import type { Outcome } from '../models/request-filter.ts';
import type { Tone } from '../models/tone.ts';

/** The colours that canvases draw with, read from the style sheet so that there is one list of them. */
export interface Look {
  palette: readonly string[];
  /** What those are mixed with where there are more series than colours. */
  more: string;
  text: string;
  grid: string;
  surface: string;
  tones: Readonly<Record<Tone, string>>;
  gc: string;
  gcMajor: string;
  stall: string;
  mark: string;
  /** What is picked. */
  accent: string;
  outcomes: Readonly<Record<Outcome, string>>;
  /** The ramp of heatmaps, from the lowest count to the highest. */
  heat: readonly string[];
}

const PALETTE = [
  '--series-1',
  '--series-2',
  '--series-3',
  '--series-4',
  '--series-5',
  '--series-6',
  '--series-7',
  '--series-8',
];
const MORE = '--series-more';

const HEAT = ['--heat-1', '--heat-2', '--heat-3', '--heat-4', '--heat-5'];
/** Steps of the ramp between two of its colours; finer ones cannot be told apart. */
const SHADES = 4;

/** Reads the custom properties as they are now, under the theme that the root element has. */
export function readLook(): Look {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    palette: PALETTE.map(read),
    more: read(MORE),
    text: read('--text-faint'),
    grid: read('--grid'),
    surface: read('--surface'),
    tones: { unknown: read('--text-faint'), fine: read('--good'), strained: read('--warning'), bad: read('--bad') },
    gc: read('--gc'),
    gcMajor: read('--gc-major'),
    stall: read('--stall'),
    mark: read('--mark'),
    accent: read('--accent'),
    outcomes: {
      ok: read('--request-ok'),
      redirect: read('--request-redirect'),
      'client-error': read('--request-client-error'),
      'server-error': read('--request-server-error'),
      failed: read('--request-failed'),
    },
    heat: rampOf(HEAT.map(read)),
  };
}

/** How much of the palette's colour the series have for which it is too short, in per cent (styles/theme.test.ts). */
export const MORE_SHARE = 50;

/** The palette's colour for the series at this place in its chart; from the ninth on, mixed with another one. */
export function seriesColor({ palette, more }: Pick<Look, 'palette' | 'more'>, index: number): string {
  const color = palette[index % palette.length] ?? more;
  return index < palette.length ? color : `color-mix(in oklab, ${color} ${MORE_SHARE}%, ${more})`;
}

/** The same, for what the style sheet draws. */
export function seriesColorInCss(index: number): string {
  return seriesColor({ palette: PALETTE.map((name) => `var(${name})`), more: `var(${MORE})` }, index);
}

/** A colour with less of it, for fills. `alpha` is from 0 to 1. */
export function faded(color: string, alpha: number): string {
  return `color-mix(in srgb, ${color} ${Math.round(alpha * 100)}%, transparent)`;
}

/** The colours with as many between each two of them as the eye can tell apart, mixed as the legend's gradient does it. */
function rampOf(colors: readonly string[]): string[] {
  return colors.flatMap((color, index) => {
    const next = colors[index + 1];
    if (next === undefined) return [color];
    return Array.from({ length: SHADES }, (_, shade) =>
      shade === 0 ? color : `color-mix(in oklab, ${next} ${(100 * shade) / SHADES}%, ${color})`,
    );
  });
}
