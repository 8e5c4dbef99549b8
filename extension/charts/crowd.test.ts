import { describe, expect, it } from 'vitest';
import { crowdOf } from './crowd.ts';

const ROOM = { xOf: (time: number) => time / 1000, width: 100, least: 2, each: 10 };
const at = (seconds: number, durationMs = 0) => ({ at: seconds * 1000, durationMs });

describe('crowdOf', () => {
  it('lets a few stand from top to bottom, none too narrow to be seen', () => {
    expect(crowdOf([at(10), at(30, 5000)], ROOM)).toEqual({
      tall: [
        { left: 10, width: 2 },
        { left: 30, width: 5 },
      ],
      small: [],
    });
  });

  it('keeps many short ones small, and those long enough by themselves tall', () => {
    const many = Array.from({ length: 11 }, (_, index) => at(5 * index));
    const { tall, small } = crowdOf([...many, at(60, 20_000)], ROOM);
    expect(tall).toEqual([{ left: 60, width: 20 }]);
    expect(small).toHaveLength(11);
  });

  it('counts no long ones among those that are too many', () => {
    const long = Array.from({ length: 20 }, (_, index) => at(5 * index, 3000));
    expect(crowdOf(long, ROOM).tall).toHaveLength(20);
  });

  it('draws those that touch as one', () => {
    expect(crowdOf([at(10, 4000), at(12, 1000), at(14, 1000), at(17)], ROOM).tall).toEqual([
      { left: 10, width: 6 },
      { left: 17, width: 2 },
    ]);
    expect(
      crowdOf(
        Array.from({ length: 200 }, (_, index) => at(index / 2)),
        ROOM,
      ).small,
    ).toEqual([{ left: 0, width: 101.5 }]);
  });

  it('has nothing to draw where nothing happened', () => {
    expect(crowdOf([], ROOM)).toEqual({ tall: [], small: [] });
  });
});
