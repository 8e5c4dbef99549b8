import { describe, expect, it } from 'vitest';
import { isVisible, withSolo, withToggled } from './visibility.ts';

const none = new Map<string, boolean>();
const ids = ['used', 'total', 'v8js.memory.heap.size_limit'];
const shown = (choices: ReadonlyMap<string, boolean>) => ids.filter((id) => isVisible(choices, 'chart', id));

describe('visibility', () => {
  it('shows all but limits to begin with', () => {
    expect(shown(none)).toEqual(['used', 'total']);
    expect(isVisible(none, 'chart', 'container.memory.limit')).toBe(false);
    expect(isVisible(none, 'chart', 'limit')).toBe(false);
  });

  it.each(['rate_limited.requests', 'limiter.queue', 'unlimited', 'container.limit.used', '__proto__'])(
    'does not take %s for a limit',
    (id) => {
      expect(isVisible(none, 'chart', id)).toBe(true);
    },
  );

  it('follows the choice of the person, either way', () => {
    const choices = withToggled(withToggled(none, 'chart', 'used'), 'chart', 'v8js.memory.heap.size_limit');
    expect(shown(choices)).toEqual(['total', 'v8js.memory.heap.size_limit']);
    expect(shown(withToggled(choices, 'chart', 'used'))).toEqual(ids);
    expect(none.size).toBe(0);
  });

  it('shows one alone, and all of them when it was alone already', () => {
    const alone = withSolo(none, 'chart', 'total', ids);
    expect(shown(alone)).toEqual(['total']);
    expect(shown(withSolo(alone, 'chart', 'used', ids))).toEqual(['used']);
    expect(shown(withSolo(alone, 'chart', 'total', ids))).toEqual(ids);
  });

  it('leaves the series of other charts as they are, also one that stands in both', () => {
    const choices = withSolo(withToggled(none, 'other', 'elsewhere'), 'chart', 'used', ids);
    expect(isVisible(choices, 'other', 'elsewhere')).toBe(false);
    expect(isVisible(choices, 'chart', 'total')).toBe(false);
    expect(isVisible(choices, 'other', 'total')).toBe(true);
  });
});
