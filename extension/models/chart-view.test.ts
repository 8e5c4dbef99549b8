import { expect, it } from 'vitest';
import { chartOf } from '../testing/fixtures.ts';
import { viewOf } from './chart-view.ts';
import { USUAL_LAYOUT } from './layout.ts';

const CHARTS = ['a', 'b', 'c', 'd'].map((id) => chartOf([id], { id, group: id < 'c' ? 'one' : 'two' }));

it('tells which charts are seen, and how many are left out and why', () => {
  const layout = { ...USUAL_LAYOUT, hidden: ['d'] };
  const view = viewOf(CHARTS, layout, ({ id }) => id !== 'c', new Set(['b', 'c']));
  expect(view).toEqual({
    sections: [{ id: 'one', charts: [CHARTS[0]] }],
    shown: 1,
    total: 3,
    empty: 1,
    hidden: [CHARTS[3]],
  });
});
