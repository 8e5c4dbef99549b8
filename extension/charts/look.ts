import type { Tone } from '../models/tone.ts';

/** The colours that canvases draw with, read from the style sheet so that there is one list of them. */
export interface Look {
  palette: readonly string[];
  text: string;
  grid: string;
  surface: string;
  tones: Readonly<Record<Tone, string>>;
  gc: string;
  gcMajor: string;
  stall: string;
  mark: string;
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

const HEAT = ['--heat-1', '--heat-2', '--heat-3', '--heat-4', '--heat-5'];
/** Steps of the ramp between two of its colours; finer ones cannot be told apart. */
const SHADES = 4;

/** Reads the custom properties as they are now, under the theme that the root element has. */
export function readLook(): Look {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    palette: PALETTE.map(read),
    text: read('--text-faint'),
    grid: read('--grid'),
    surface: read('--surface'),
    tones: { unknown: read('--text-faint'), fine: read('--good'), strained: read('--warning'), bad: read('--bad') },
    gc: read('--gc'),
    gcMajor: read('--gc-major'),
    stall: read('--stall'),
    mark: read('--mark'),
    heat: rampOf(HEAT.map(read)),
  };
}

/** The palette's colour for the series at this place in its chart. */
export function seriesColor(look: Look, index: number): string {
  return look.palette[index % look.palette.length] ?? look.text;
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
