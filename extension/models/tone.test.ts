import { describe, expect, it } from 'vitest';
import { judge, type Tone, worstOf } from './tone.ts';

const limits = { strained: 10, bad: 20 };

/** The tones of levels that come one after the other. */
function tonesOf(...levels: number[]): Tone[] {
  let tone: Tone = 'unknown';
  return levels.map((level) => {
    tone = judge(level, limits, tone);
    return tone;
  });
}

describe('judge', () => {
  it('is strained and bad from the limits on', () => {
    expect(tonesOf(9.99)).toEqual(['fine']);
    expect(tonesOf(10)).toEqual(['strained']);
    expect(tonesOf(19.99)).toEqual(['strained']);
    expect(tonesOf(20)).toEqual(['bad']);
  });

  it('goes back only once a level is clearly below the limit', () => {
    expect(tonesOf(20, 18.5, 17.9, 18.5, 9.5, 8.9, 9.5)).toEqual([
      'bad',
      'bad',
      'strained',
      'strained',
      'strained',
      'fine',
      'fine',
    ]);
    expect(tonesOf(25, 9.5)).toEqual(['bad', 'strained']);
  });

  it('does not judge what is not there, or has no limits', () => {
    expect(tonesOf(25, Number.NaN, 18.5)).toEqual(['bad', 'unknown', 'strained']);
    expect(judge(25, undefined, 'fine')).toBe('unknown');
  });
});

describe('worstOf', () => {
  it('is the worst, whatever stands beside it', () => {
    expect(worstOf(['fine', 'bad', 'unknown', 'strained'])).toBe('bad');
    expect(worstOf(['unknown', 'fine'])).toBe('fine');
    expect(worstOf([])).toBe('unknown');
  });
});
