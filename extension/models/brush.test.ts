import { describe, expect, it } from 'vitest';
import { draggedRange, gripAt, shareOf, timeAt } from './brush.ts';

const WIDTH = 1000;

describe('gripAt', () => {
  it.each([
    [100, 'from'],
    [97, 'from'],
    [104, 'from'],
    [200, 'to'],
    [203, 'to'],
    [150, 'view'],
    [80, 'new'],
    [230, 'new'],
  ])('at %i of a view from 100 to 200 takes hold of %s', (x, grip) => {
    expect(gripAt(x, 100, 200, WIDTH)).toBe(grip);
  });

  it.each([
    [501, 'view'],
    [497, 'from'],
    [506, 'to'],
    [480, 'new'],
  ])('at %i of a view of three pixels takes hold of %s', (x, grip) => {
    expect(gripAt(x, 500, 503, WIDTH)).toBe(grip);
  });

  it('draws anew within a view of everything, whose edges can be drawn in', () => {
    expect(gripAt(500, 0, WIDTH, WIDTH)).toBe('new');
    expect(gripAt(2, 0, WIDTH, WIDTH)).toBe('from');
    expect(gripAt(998, 0, WIDTH, WIDTH)).toBe('to');
  });

  it('takes hold of the end of a live view at the right edge', () => {
    expect(gripAt(999, 900, WIDTH, WIDTH)).toBe('view');
    expect(gripAt(902, 900, WIDTH, WIDTH)).toBe('from');
  });
});

describe('draggedRange', () => {
  const view = { from: 100, to: 200 };
  it('moves the view, draws its edges, or makes a new one', () => {
    expect(draggedRange('view', view, 150, 170)).toEqual({ from: 120, to: 220 });
    expect(draggedRange('from', view, 100, 50)).toEqual({ from: 50, to: 200 });
    expect(draggedRange('to', view, 200, 150)).toEqual({ from: 100, to: 150 });
    expect(draggedRange('new', view, 500, 400)).toEqual({ from: 400, to: 500 });
  });

  it('turns round where an edge is drawn over the other', () => {
    expect(draggedRange('from', view, 100, 260)).toEqual({ from: 200, to: 260 });
    expect(draggedRange('to', view, 200, 40)).toEqual({ from: 40, to: 100 });
  });
});

it('finds the time at a place and the place of a time', () => {
  const shown = { from: 1000, to: 2000 };
  expect(timeAt(250, WIDTH, shown)).toBe(1250);
  expect(timeAt(-5, WIDTH, shown)).toBe(1000);
  expect(timeAt(2000, WIDTH, shown)).toBe(2000);
  expect(shareOf(1250, shown)).toBe(0.25);
  expect(shareOf(5000, shown)).toBe(1);
  expect(shareOf(5, { from: 7, to: 7 })).toBe(0);
});
