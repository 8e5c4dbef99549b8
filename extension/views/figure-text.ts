import { formatValue } from '../charts/units.ts';
import type { Figure } from '../models/figures.ts';
import type { JudgedFigure } from '../models/health.ts';
import type { Reading } from '../models/summary.ts';
import type { LimitsByFigure } from '../models/thresholds.ts';
import { endOf, type Tone } from '../models/tone.ts';

/** The number of a figure with its unit: `84 ms`, `1.2 GB`. */
export function figureText(figure: Figure, { value, level }: Reading): string {
  return figure.isShare ? formatValue(level, figure.levelUnit) : formatValue(value, figure.unit);
}

/** The same in full, with what it is judged by where that is another number: `heap 3.9 GB, 91 % of its limit`. */
function fullText(figure: Figure, reading: Reading): string {
  const text = `${figure.name} ${figureText(figure, reading)}`;
  const { per, isShare, levelUnit } = figure;
  const isSame = isShare || reading.level === reading.value || !Number.isFinite(reading.level);
  return per && !isSame ? `${text}, ${formatValue(reading.level, levelUnit)} ${per.share}` : text;
}

/** What a tile says of itself: the figure in full, its tone, and from where on, or until where, it is that. */
export function tileText(figure: Figure, reading: Reading, tone: Tone, limits: LimitsByFigure): string {
  const text = capitalized(fullText(figure, reading));
  const limit = tone === 'strained' || tone === 'bad' ? limits[figure.id]?.[tone] : undefined;
  if (limit !== undefined) {
    const isAbove = reading.level >= limit;
    const border = formatValue(isAbove ? limit : endOf(limit), figure.levelUnit);
    return `${text}: ${tone}${isAbove ? `, from ${border} on` : ` until below ${border}`}`;
  }
  return tone === 'fine' ? `${text}: fine` : text;
}

const MOST_FIGURES = 3;

/** How a service is, in words: what is worst, and by which figures: `Strained: loop delay p99 84 ms`. */
export function healthText(tone: Tone, figures: readonly JudgedFigure[]): string {
  if (tone === 'unknown') return '';
  if (tone === 'fine') return 'Live, fine';
  const worst = figures.filter((each) => each.tone === tone).slice(0, MOST_FIGURES);
  return `${capitalized(tone)}: ${worst.map((each) => fullText(each.figure, each)).join('; ')}`;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
