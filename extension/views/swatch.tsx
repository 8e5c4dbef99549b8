import { seriesColorInCss } from '../charts/look.ts';

/** The colour of a series or a service, by its place in the palette. */
export const Swatch = ({ color }: { color: number }) => (
  <span class="swatch" style={{ background: seriesColorInCss(color) }} />
);
