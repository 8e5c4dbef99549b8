import { describe, expect, it, vi } from 'vitest';
import { createScheduler, type Drawable } from './scheduler.ts';

/** A scheduler whose frames come when the test says so. */
function createPaintedScheduler() {
  const requested: (() => void)[] = [];
  const scheduler = createScheduler((callback) => requested.push(callback));
  return {
    scheduler,
    requested,
    paint() {
      for (const callback of requested.splice(0)) callback();
    },
  };
}

function createDrawable(isVisible = true) {
  return {
    visible: isVisible,
    draw: vi.fn<Drawable['draw']>(),
    isVisible(): boolean {
      return this.visible;
    },
  };
}

describe('createScheduler', () => {
  it('draws all that asked in one frame, each once', () => {
    const { scheduler, requested, paint } = createPaintedScheduler();
    const [a, b] = [createDrawable(), createDrawable()];
    scheduler.request(a);
    scheduler.request(b);
    scheduler.request(a);
    expect(requested).toHaveLength(1);
    expect(a.draw).not.toHaveBeenCalled();
    paint();
    expect(a.draw).toHaveBeenCalledOnce();
    expect(b.draw).toHaveBeenCalledOnce();
  });

  it('asks for no frame while nothing wants to be drawn', () => {
    const { scheduler, requested, paint } = createPaintedScheduler();
    scheduler.request(createDrawable());
    paint();
    expect(requested).toHaveLength(0);
  });

  it('draws what is out of view once it is in view and asks', () => {
    const { scheduler, paint } = createPaintedScheduler();
    const far = createDrawable(false);
    scheduler.request(far);
    paint();
    expect(far.draw).not.toHaveBeenCalled();
    far.visible = true;
    scheduler.request(far);
    paint();
    expect(far.draw).toHaveBeenCalledOnce();
  });

  it('draws at once what must not wait, if it is in view, and once', () => {
    const { scheduler, paint } = createPaintedScheduler();
    const [near, far] = [createDrawable(), createDrawable(false)];
    scheduler.request(near);
    for (const drawable of [near, far]) scheduler.drawNow(drawable);
    expect(near.draw).toHaveBeenCalledOnce();
    expect(far.draw).not.toHaveBeenCalled();
    far.visible = true;
    scheduler.request(far);
    paint();
    expect(near.draw).toHaveBeenCalledOnce();
    expect(far.draw).toHaveBeenCalledOnce();
  });

  it('does not draw what was taken out before the frame came', () => {
    const { scheduler, paint } = createPaintedScheduler();
    const gone = createDrawable();
    scheduler.request(gone);
    scheduler.cancel(gone);
    paint();
    expect(gone.draw).not.toHaveBeenCalled();
  });

  it('leaves what asks again while it is drawn to the next frame', () => {
    const { scheduler, requested, paint } = createPaintedScheduler();
    const restless = createDrawable();
    restless.draw.mockImplementation(() => {
      if (restless.draw.mock.calls.length < 10) scheduler.request(restless);
    });
    scheduler.request(restless);
    paint();
    expect(restless.draw).toHaveBeenCalledOnce();
    expect(requested).toHaveLength(1);
    paint();
    expect(restless.draw).toHaveBeenCalledTimes(2);
  });
});
