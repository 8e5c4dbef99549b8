/** A series in the legend of a picture. */
export interface PictureEntry {
  label: string;
  value: string;
  /** Of the swatch; none where it is missing. */
  color?: string;
}

/** All that is put into the picture of a chart. */
export interface PictureInput {
  title: string;
  /** What is seen, and when. */
  subtitle: string;
  /** The chart's own canvas, in device pixels. */
  plot: HTMLCanvasElement;
  legend: readonly PictureEntry[];
  colors: { background: string; text: string; faint: string };
}

/** In CSS pixels, as all below. */
const MARGIN = 12;
const LINE = 18;
const SWATCH = 9;
const SPACE = 5;
const ENTRY_GAP = 16;
const FAMILY = 'system-ui, sans-serif';

/** Composes the picture of a chart as it is now, as a PNG in device pixels. Rejects where the browser makes none of it. */
export async function composePicture(input: PictureInput): Promise<Blob> {
  const { plot, title, subtitle, legend, colors } = input;
  const ratio = plot.width / plot.clientWidth;
  const width = plot.clientWidth + 2 * MARGIN;
  const canvas = document.createElement('canvas');
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('The browser gives no canvas to draw the picture on.');

  ctx.font = `12px ${FAMILY}`;
  const widths = legend.map((entry) => entryWidth(ctx, entry));
  const places = flow(widths, plot.clientWidth, ENTRY_GAP);
  const plotTop = MARGIN + 2 * LINE;
  const legendTop = plotTop + plot.clientHeight + SPACE;
  const lines = (places.at(-1)?.line ?? -1) + 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round((legendTop + lines * LINE + MARGIN) * ratio);

  ctx.scale(ratio, ratio);
  ctx.fillStyle = colors.background;
  ctx.fillRect(0, 0, width, canvas.height / ratio);
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colors.text;
  ctx.font = `600 14px ${FAMILY}`;
  ctx.fillText(title, MARGIN, MARGIN + LINE / 2, plot.clientWidth);
  ctx.fillStyle = colors.faint;
  ctx.font = `11px ${FAMILY}`;
  ctx.fillText(subtitle, MARGIN, MARGIN + 1.5 * LINE, plot.clientWidth);
  ctx.drawImage(plot, MARGIN, plotTop, plot.clientWidth, plot.clientHeight);
  ctx.font = `12px ${FAMILY}`;
  for (const [index, entry] of legend.entries()) {
    const { x, line } = places[index] ?? { x: 0, line: 0 };
    drawEntry(ctx, entry, MARGIN + x, legendTop + (line + 0.5) * LINE, colors);
  }
  return toPng(canvas);
}

/** Places things of these widths beside each other, in as many lines as they need. */
export function flow(widths: readonly number[], within: number, gap: number): { x: number; line: number }[] {
  let end = 0;
  let line = 0;
  return widths.map((width) => {
    if (end > 0 && end + width > within) {
      end = 0;
      line++;
    }
    const place = { x: end, line };
    end += width + gap;
    return place;
  });
}

function entryWidth(ctx: CanvasRenderingContext2D, { label, value, color }: PictureEntry): number {
  const texts = ctx.measureText(label).width + SPACE + ctx.measureText(value).width;
  return (color ? SWATCH + SPACE : 0) + texts;
}

function drawEntry(
  ctx: CanvasRenderingContext2D,
  { label, value, color }: PictureEntry,
  x: number,
  middle: number,
  colors: PictureInput['colors'],
): void {
  let left = x;
  if (color) {
    ctx.fillStyle = color;
    ctx.fillRect(left, middle - SWATCH / 2, SWATCH, SWATCH);
    left += SWATCH + SPACE;
  }
  ctx.fillStyle = colors.faint;
  ctx.fillText(label, left, middle);
  ctx.fillStyle = colors.text;
  ctx.fillText(value, left + ctx.measureText(label).width + SPACE, middle);
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser could not make a PNG of the chart; a smaller panel may help.'));
    }, 'image/png');
  });
}
