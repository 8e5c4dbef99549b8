const SIZE = 6;

const patterns = new Map<string, CanvasPattern | null>();

/** Diagonal stripes for where there is nothing to draw. `scale` is the number of canvas pixels a CSS pixel. */
export function hatch(ctx: CanvasRenderingContext2D, color: string, scale: number): CanvasPattern | string {
  const key = `${color} ${scale}`;
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    pattern = ctx.createPattern(stripes(color, Math.round(SIZE * scale), scale), 'repeat');
    patterns.set(key, pattern);
  }
  return pattern ?? color;
}

function stripes(color: string, size: number, scale: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(size, size);
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  ctx.strokeStyle = color;
  ctx.lineWidth = scale;
  ctx.beginPath();
  // The second and third line are the corners that the neighbouring tiles cut off.
  for (const offset of [0, -size, size]) {
    ctx.moveTo(offset - scale, size + scale);
    ctx.lineTo(offset + size + scale, -scale);
  }
  ctx.stroke();
  return canvas;
}
