/** Something that can draw itself, and knows whether anybody would see it. */
export interface Drawable {
  isVisible(): boolean;
  draw(): void;
}

/** Draws what has changed, all of it in one animation frame. */
export interface Scheduler {
  request(drawable: Drawable): void;
  /** Draws it at once, in the frame that is being made, if it can be seen; else as soon as it asks in view. */
  drawNow(drawable: Drawable): void;
  cancel(drawable: Drawable): void;
}

/**
 * What is out of view stays noted until it says again that it wants to be drawn. While the panel is hidden the browser
 * grants no frames, so nothing is drawn then, and everything once when it is shown again.
 */
export function createScheduler(requestFrame: (callback: () => void) => unknown = requestAnimationFrame): Scheduler {
  const waiting = new Set<Drawable>();
  let requested = false;

  function drawAll(): void {
    requested = false;
    // A copy: what asks again while it is drawn waits for the next frame.
    for (const drawable of [...waiting]) drawOne(drawable);
  }

  function drawOne(drawable: Drawable): void {
    if (!drawable.isVisible()) return;
    waiting.delete(drawable);
    drawable.draw();
  }

  return {
    request(drawable) {
      waiting.add(drawable);
      if (requested) return;
      requested = true;
      requestFrame(drawAll);
    },
    drawNow(drawable) {
      waiting.add(drawable);
      drawOne(drawable);
    },
    cancel: (drawable) => void waiting.delete(drawable),
  };
}
