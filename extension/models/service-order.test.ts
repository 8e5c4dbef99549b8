import { describe, expect, it } from 'vitest';
import { type Grouped, sectionsOf } from './service-groups.ts';
import { dropOf, sectionStepOf, stepOf } from './service-order.ts';

const entry = (id: string, profile?: Grouped['profile']): Grouped => ({ id, profile });
const sections = sectionsOf([
  entry('a', {}),
  entry('b', {}),
  entry('c', { group: 'Shop' }),
  entry('d', { group: 'Shop' }),
  entry('e', { service: 'worker' }),
  entry('f', { service: 'worker' }),
  entry('r'),
]);

describe('stepOf', () => {
  it('goes past the neighbour within the section, and no further', () => {
    expect(stepOf(sections, 'b', 'up')).toEqual({ anchor: 'a', side: 'before' });
    expect(stepOf(sections, 'c', 'down')).toEqual({ anchor: 'd', side: 'after' });
    expect(stepOf(sections, 'a', 'up')).toBeUndefined();
    expect(stepOf(sections, 'b', 'down')).toBeUndefined();
    expect(stepOf(sections, 'nobody', 'up')).toBeUndefined();
    expect(stepOf(sections, 'r', 'up')).toBeUndefined();
  });
});

describe('sectionStepOf', () => {
  it('goes past the neighbouring heading, but not past what has none', () => {
    expect(sectionStepOf(sections, 'group:Shop', 'down')).toEqual({ anchor: 'f', side: 'after' });
    expect(sectionStepOf(sections, 'instances:worker', 'up')).toEqual({ anchor: 'c', side: 'before' });
    expect(sectionStepOf(sections, 'group:Shop', 'up')).toBeUndefined();
    expect(sectionStepOf(sections, 'instances:worker', 'down')).toBeUndefined();
    expect(sectionStepOf(sections, 'none:', 'down')).toBeUndefined();
  });
});

describe('dropOf', () => {
  it('changes the group with the heading', () => {
    expect(dropOf(sections, 'a', 'b', 'after')).toEqual({ anchor: 'b', side: 'after' });
    expect(dropOf(sections, 'a', 'd', 'before')).toEqual({ anchor: 'd', side: 'before', group: 'Shop' });
    expect(dropOf(sections, 'c', 'a', 'before')).toEqual({ anchor: 'a', side: 'before', group: '' });
    expect(dropOf(sections, 'e', 'c', 'before')).toEqual({ anchor: 'c', side: 'before', group: 'Shop' });
    expect(dropOf(sections, 'e', 'f', 'after')).toEqual({ anchor: 'f', side: 'after' });
  });

  it('takes nothing in where only the name of the service decides', () => {
    expect(dropOf(sections, 'a', 'e', 'before')).toBeUndefined();
    expect(dropOf(sections, 'c', 'e', 'before')).toBeUndefined();
    expect(dropOf(sections, 'e', 'a', 'before')).toBeUndefined();
    expect(dropOf(sections, 'a', 'r', 'before')).toBeUndefined();
    expect(dropOf(sections, 'r', 'a', 'before')).toBeUndefined();
    expect(dropOf(sections, 'a', 'a', 'before')).toBeUndefined();
  });
});
