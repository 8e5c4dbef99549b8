import { describe, expect, it } from 'vitest';
import { placeBeside } from './place.ts';

const VIEWPORT = { width: 550, height: 350 };
const button = (left: number, top: number) => ({ left, right: left + 20, top, bottom: top + 20 });

describe('placeBeside', () => {
  it('is under the button and flush with its right edge', () => {
    expect(placeBeside(button(300, 40), { width: 160, height: 200 }, VIEWPORT)).toMatchObject({ left: 160, top: 62 });
  });

  it('does not leave the viewport on either side', () => {
    expect(placeBeside(button(10, 40), { width: 160, height: 200 }, VIEWPORT).left).toBe(4);
    expect(placeBeside(button(545, 40), { width: 160, height: 200 }, VIEWPORT).left).toBe(386);
    expect(placeBeside(button(10, 40), { width: 600, height: 200 }, VIEWPORT).left).toBe(4);
  });

  it('is over the button where it has no room below and more above', () => {
    expect(placeBeside(button(300, 300), { width: 160, height: 200 }, VIEWPORT)).toMatchObject({ top: 98 });
    expect(placeBeside(button(300, 160), { width: 160, height: 100 }, VIEWPORT)).toMatchObject({ top: 182 });
  });

  it('has to scroll where it has no room either way', () => {
    const above = placeBeside(button(300, 200), { width: 160, height: 900 }, VIEWPORT);
    expect(above).toEqual({ left: 160, top: 4, maxHeight: 194 });
    const below = placeBeside(button(300, 100), { width: 160, height: 900 }, VIEWPORT);
    expect(below).toEqual({ left: 160, top: 122, maxHeight: 224 });
  });
});
