import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './thresholds.ts';
import { draftsOf, readDrafts } from './thresholds-form.ts';

/** What comes of two texts for one figure, the others left as they are by default. */
function read(figure: 'loop-delay' | 'heap' | 'cpu' | 'requests', strained: string, bad: string) {
  const { limits, errors } = readDrafts({ ...draftsOf(DEFAULT_LIMITS), [figure]: { strained, bad } });
  return errors[figure] ?? limits[figure];
}

describe('the form of the thresholds', () => {
  it('gives back what it starts with', () => {
    expect(readDrafts(draftsOf(DEFAULT_LIMITS))).toEqual({ limits: DEFAULT_LIMITS, errors: {} });
  });

  it('shows each figure in its unit, without the dust of arithmetic', () => {
    const drafts = draftsOf({ 'loop-delay': { strained: 0.05, bad: 0.2 }, gc: { strained: 0.07, bad: 0.29 } });
    expect(drafts['loop-delay']).toEqual({ strained: '50', bad: '200' });
    expect(drafts.gc).toEqual({ strained: '7', bad: '29' });
    expect(drafts.requests).toEqual({ strained: '', bad: '' });
  });

  it('reads numbers as people type them', () => {
    expect(read('loop-delay', ' 2.5 ', '1e3')).toEqual({ strained: 0.0025, bad: 1 });
    expect(read('heap', '12,5', '50')).toEqual({ strained: 0.125, bad: 0.5 });
    expect(read('requests', '100', '200')).toEqual({ strained: 100, bad: 200 });
  });

  it('judges nothing where both are empty', () => {
    expect(read('heap', '', ' ')).toBeUndefined();
  });

  it.each([
    ['', '5', 'leave both empty'],
    ['5', '', 'leave both empty'],
    ['many', '5', 'numbers above 0, in %'],
    ['0', '5', 'numbers above 0'],
    ['-1', '5', 'numbers above 0'],
    ['5', 'Infinity', 'numbers above 0'],
    ['5', '5', 'must be the smaller one'],
    ['9', '5', 'must be the smaller one'],
    ['50', '101', 'More than 100 % is never reached'],
  ])('says what is wrong with "%s" and "%s"', (strained, bad, sentence) => {
    expect(read('heap', strained, bad)).toContain(sentence);
  });

  it('lets CPU go beyond a core', () => {
    expect(read('cpu', '200', '400')).toEqual({ strained: 2, bad: 4 });
  });
});
