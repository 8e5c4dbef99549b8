import { describe, expect, it } from 'vitest';
import { wheelGesture } from './wheel.ts';

const still = { deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

describe('wheelGesture', () => {
  it('leaves the plain wheel to the page, except where it scales', () => {
    expect(wheelGesture({ ...still, deltaY: 100 }, false)).toBeUndefined();
    expect(wheelGesture({ ...still, deltaY: 100 }, true)).toMatchObject({ kind: 'scale' });
    expect(wheelGesture(still, true)).toBeUndefined();
  });

  it('moves horizontally, and with Shift whatever the browser makes of that', () => {
    expect(wheelGesture({ ...still, deltaX: 30, deltaY: 4 }, false)).toEqual({ kind: 'move', pixels: 30 });
    expect(wheelGesture({ ...still, deltaX: 4, deltaY: 30 }, false)).toBeUndefined();
    expect(wheelGesture({ ...still, deltaY: -50, shiftKey: true }, false)).toEqual({ kind: 'move', pixels: -50 });
    expect(wheelGesture({ ...still, deltaX: -50, shiftKey: true }, false)).toEqual({ kind: 'move', pixels: -50 });
  });

  it.each([
    [30, 20],
    [30, 15],
    [-3, 0],
    [3, 1],
  ])('takes a finger that scrolls, by %i and %i, for no move', (deltaX, deltaY) => {
    expect(wheelGesture({ ...still, deltaX, deltaY }, false)).toBeUndefined();
    expect(wheelGesture({ ...still, deltaX, deltaY }, true)?.kind).not.toBe('move');
    expect(wheelGesture({ ...still, deltaX, deltaY, shiftKey: true }, false)).toEqual({ kind: 'move', pixels: deltaX });
  });

  it('moves by the least that is clearly sideways', () => {
    expect(wheelGesture({ ...still, deltaX: -4, deltaY: 1 }, false)).toEqual({ kind: 'move', pixels: -4 });
    expect(wheelGesture({ ...still, deltaX: 31, deltaY: 15 }, true)).toEqual({ kind: 'move', pixels: 31 });
  });

  it('counts lines as pixels', () => {
    expect(wheelGesture({ ...still, deltaX: 3, deltaMode: 1 }, false)).toEqual({ kind: 'move', pixels: 48 });
  });

  it.each(['ctrlKey', 'altKey', 'metaKey'] as const)('scales with %s: down for more time, up for less', (key) => {
    const down = wheelGesture({ ...still, deltaY: 100, [key]: true }, false);
    const up = wheelGesture({ ...still, deltaY: -100, [key]: true }, false);
    expect(down).toMatchObject({ kind: 'scale' });
    expect(down?.kind === 'scale' && down.factor).toBeGreaterThan(1.2);
    expect(up?.kind === 'scale' && down?.kind === 'scale' && up.factor * down.factor).toBeCloseTo(1);
  });

  it('scales gently by a pinch', () => {
    const pinch = wheelGesture({ ...still, deltaY: 4, ctrlKey: true }, false);
    expect(pinch?.kind === 'scale' && pinch.factor).toBeLessThan(1.1);
  });
});
