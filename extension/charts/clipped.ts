import type uPlot from 'uplot';

/** Lets nothing be drawn outside of the plot and so many pixels of the canvas above it. */
export function clipped(u: uPlot, draw: (ctx: CanvasRenderingContext2D) => void, above = 0): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - above, bbox.width, bbox.height + above);
  ctx.clip();
  draw(ctx);
  ctx.restore();
}
