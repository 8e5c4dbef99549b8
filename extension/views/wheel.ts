/** What a turn of the wheel means for the time axis. */
export type WheelGesture = { kind: 'move'; pixels: number } | { kind: 'scale'; factor: number };

type Turn = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** Pixels a line and a page, where a browser counts in those. */
const PIXELS = [1, 16, 400];
/** A notch of a mouse is 100 pixels and more, a step of a pinch a few; both must scale by a bearable amount. */
const MOST_SCALED = 60;
const SCALE_RATE = 0.008;
/** A finger that scrolls down a trackpad drifts sideways by less than this, in pixels. */
const LEAST_MOVED = 4;

/**
 * Clearly sideways, and with Shift, the wheel moves. With Ctrl, Alt or Meta it scales, as does a pinch on a trackpad, which
 * comes as a wheel with Ctrl. A plain wheel means nothing, for the page to scroll, unless `plainScales`.
 */
export function wheelGesture(turn: Turn, plainScales: boolean): WheelGesture | undefined {
  const unit = PIXELS[turn.deltaMode] ?? 1;
  const [x, y] = [turn.deltaX * unit, turn.deltaY * unit];
  const main = Math.abs(x) > Math.abs(y) ? x : y;
  if (main === 0) return undefined;
  if (turn.ctrlKey || turn.altKey || turn.metaKey) return scaling(main);
  // Some browsers turn the wheel's direction when Shift is held, others do not.
  const isSideways = Math.abs(x) >= LEAST_MOVED && Math.abs(x) > 2 * Math.abs(y);
  if (turn.shiftKey || isSideways) return { kind: 'move', pixels: main };
  return plainScales && y !== 0 ? scaling(y) : undefined;
}

function scaling(pixels: number): WheelGesture {
  const bounded = Math.min(Math.max(pixels, -MOST_SCALED), MOST_SCALED);
  return { kind: 'scale', factor: Math.exp(bounded * SCALE_RATE) };
}
