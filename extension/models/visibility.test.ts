import { describe, expect, it } from 'vitest';
import { isVisible, withSolo, withToggled } from './visibility.ts';

const none = new Map<string, boolean>();
const ids = ['used', 'total', 'v8js.memory.heap.limit'];
const shown = (choices: ReadonlyMap<string, boolean>) => ids.filter((id) => isVisible(choices, id));

describe('visibility', () => {
  it('shows all but limits to begin with', () => {
    expect(shown(none)).toEqual(['used', 'total']);
    expect(isVisible(none, 'container.memory.limit')).toBe(false);
    expect(isVisible(none, 'limit')).toBe(false);
  });

  it.each(['rate_limited.requests', 'limiter.queue', 'unlimited', 'container.limit.used', '__proto__'])(
    'does not take %s for a limit',
    (id) => {
      expect(isVisible(none, id)).toBe(true);
    },
  );

  it('follows the choice of the person, either way', () => {
    const choices = withToggled(withToggled(none, 'used'), 'v8js.memory.heap.limit');
    expect(shown(choices)).toEqual(['total', 'v8js.memory.heap.limit']);
    expect(shown(withToggled(choices, 'used'))).toEqual(ids);
    expect(none.size).toBe(0);
  });

  it('shows one alone, and all of them when it was alone already', () => {
    const alone = withSolo(none, 'total', ids);
    expect(shown(alone)).toEqual(['total']);
    expect(shown(withSolo(alone, 'used', ids))).toEqual(['used']);
    expect(shown(withSolo(alone, 'total', ids))).toEqual(ids);
  });

  it('leaves the series of other charts as they are', () => {
    const choices = withSolo(withToggled(none, 'elsewhere'), 'used', ids);
    expect(isVisible(choices, 'elsewhere')).toBe(false);
  });
});
