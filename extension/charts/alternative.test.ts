import { describe, expect, it } from 'vitest';
import { inputOf, reducedInputOf } from '../testing/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { describeChart } from './alternative.ts';

const chart = chartOf(['rss', 'heap'], { title: 'Memory' });

describe('a chart in words', () => {
  it('tells newest, lowest and highest of each series', () => {
    expect(
      describeChart(
        chart,
        inputOf([
          [100, 20, 50, Number.NaN],
          [7, 7, 7, 7],
        ]),
      ),
    ).toBe('Memory. rss 50 B, lowest 20 B, highest 100 B; heap 7 B, steady.');
  });

  it('tells of what is in view', () => {
    const input = inputOf(
      [
        [500, 20, 30, 900],
        [7, 7, 7, 7],
      ],
      { range: { from: 1000, to: 3000 } },
    );
    expect(describeChart(chart, input)).toContain('rss 30 B, lowest 20 B, highest 30 B');
  });

  it('counts the lowest and highest values of reduced rows', () => {
    expect(describeChart(chart, reducedInputOf([[[5, 1, 90]], [[1, 1, 1]]]))).toContain(
      'rss 5 B, lowest 1 B, highest 90 B',
    );
  });

  it('leaves out what is hidden, and says when there is nothing', () => {
    const columns = [[1], [2]];
    expect(describeChart(chart, inputOf(columns, { visible: [false, true] }))).toBe('Memory. heap 2 B, steady.');
    expect(describeChart(chart, inputOf(columns, { visible: [false, false] }))).toBe('Memory. All series are hidden.');
    expect(describeChart(chart, inputOf([undefined, undefined]))).toBe('Memory. No values in view.');
  });

  it('is no endless list', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `s${index}`);
    const text = describeChart(chartOf(ids, { title: 'Many' }), inputOf(ids.map(() => [1])));
    expect(text).toContain('s11 1 B, steady; and 28 more series.');
    expect(text).not.toContain('s12');
  });

  it('tells the counts of a heatmap', () => {
    const heat = chartOf(['b0', 'b1'], { title: 'Pauses', kind: 'heatmap', bounds: [0, 1, 2] });
    expect(
      describeChart(
        heat,
        inputOf([
          [3, 1],
          [0, 40],
        ]),
      ),
    ).toBe('Pauses. 41 in the newest interval; from 1 to 40 in any bucket that is not empty.');
    expect(describeChart(heat, inputOf([[0], [0]]))).toBe('Pauses. Nothing counted in view.');
  });

  it('counts for a heatmap what is in view, and of steps what is known', () => {
    const heat = chartOf(['b0', 'b1'], { title: 'Pauses', kind: 'heatmap', bounds: [0, 1, 2] });
    const input = inputOf([
      [3, 1, 500],
      [0, 40, 900],
    ]);
    expect(describeChart(heat, { ...input, range: { from: 0, to: 2000 } })).toContain('41 in the newest interval');
    expect(describeChart(heat, reducedInputOf([[[2, 0, 7]], [[1, 0, 9]]]))).toBe(
      'Pauses. At most 9 in a bucket in any interval of the newest 1 s; from 7 to 9 in any bucket that is not empty.',
    );
  });
});
