import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeEntryOptions, fakeEntries, fakeEntry } from '../testing/entries.ts';
import { helloOf } from '../testing/fixtures.ts';
import { createComparison } from './comparison.ts';
import { createTimeline } from './timeline.ts';

const MINUTE = 60_000;

/** A comparison among entries a, b, c and so on, the first shown. */
function open(...options: FakeEntryOptions[]) {
  const fakes = options.map((each, index) => fakeEntry('abcdefghij'.charAt(index), each));
  const { entries, list, remove } = fakeEntries(...fakes.map(({ entry }) => entry));
  const timeline = createTimeline(signal(5 * MINUTE));
  const comparison = createComparison(entries, timeline);
  onTestFinished(comparison.dispose);
  const ids = () => comparison.compared.value.map(({ id }) => id);
  const shifts = () => comparison.compared.value.map(comparison.shiftOf);
  return { fakes, entries, list, remove, timeline, comparison, ids, shifts, shown: () => entries.shown.value?.id };
}

describe('createComparison', () => {
  it('compares nothing to begin with', () => {
    const { comparison, ids } = open({}, {});
    expect(ids()).toEqual([]);
    expect(comparison.isComparing.value).toBe(false);
    expect(comparison.retained()).toBeUndefined();
  });

  it('shows the first of those that are chosen, and remembers them', () => {
    const { comparison, ids, shown } = open({}, {}, {});
    comparison.choose(['c', 'a']);
    expect(ids()).toEqual(['c', 'a']);
    expect(shown()).toBe('c');
    comparison.stop();
    expect(comparison.isComparing.value).toBe(false);
    expect(shown()).toBe('c');
    expect(comparison.lastChosen.value).toEqual(['c', 'a']);
  });

  it('takes six at most, and none twice of a colour', () => {
    const { comparison, ids } = open(...Array.from({ length: 8 }, () => ({ color: 2 })));
    comparison.choose([...'abcdefgh']);
    expect(ids()).toEqual([...'abcdef']);
    const colors = comparison.compared.value.map(({ color }) => color);
    expect(colors[0]).toBe(2);
    expect(new Set(colors).size).toBe(6);
  });

  it('takes no seventh, and says so', () => {
    const { comparison, ids } = open({}, {}, {}, {}, {}, {}, {});
    comparison.choose([...'abcdef']);
    expect(comparison.toggleService('g')).toBe(false);
    expect(ids()).toEqual([...'abcdef']);
    expect(comparison.toggleService('f')).toBe(true);
    expect(comparison.toggleService('g')).toBe(true);
    expect(ids()).toEqual([...'abcdeg']);
  });

  it('gives the same list as long as nothing in it changes', () => {
    const { comparison, list, fakes } = open({}, {});
    comparison.choose(['a', 'b']);
    const before = comparison.compared.value;
    list.value = [...list.value];
    expect(comparison.compared.value).toBe(before);
    const renamed = fakes[1]?.entry;
    list.value = list.value.map((entry) => (entry === renamed ? { ...entry, label: 'Shop' } : entry));
    expect(comparison.compared.value.map(({ label }) => label)).toEqual(['a', 'Shop']);
  });
});

describe('a key or a click', () => {
  it('compares at once where there is one other, and ends it again', () => {
    const { comparison, ids } = open({}, {});
    comparison.toggle();
    expect(ids()).toEqual(['a', 'b']);
    comparison.toggle();
    expect(ids()).toEqual([]);
  });

  it('asks where there are more, or none', () => {
    for (const count of [1, 3]) {
      const { comparison, ids } = open(...Array.from({ length: count }, () => ({})));
      comparison.toggle();
      expect(comparison.isChoosing.value).toBe(true);
      expect(ids()).toEqual([]);
      comparison.toggle();
      expect(comparison.isChoosing.value).toBe(false);
    }
  });

  it('on a service takes it in and out, until one is left', () => {
    const { comparison, ids, shown } = open({}, {}, {});
    comparison.toggleService('a');
    expect(ids()).toEqual([]);
    comparison.toggleService('b');
    comparison.toggleService('c');
    expect(ids()).toEqual(['a', 'b', 'c']);
    comparison.toggleService('a');
    expect(ids()).toEqual(['b', 'c']);
    expect(shown()).toBe('b');
    comparison.toggleService('b');
    expect(ids()).toEqual([]);
    expect(shown()).toBe('c');
  });
});

describe('an entry of a comparison', () => {
  it('that vanishes leaves it, and hands the reference on', () => {
    const { comparison, ids, shown, remove } = open({}, {}, {}, {});
    comparison.choose(['b', 'c', 'd']);
    remove('c');
    expect(ids()).toEqual(['b', 'd']);
    expect(shown()).toBe('b');
    comparison.choose(['b', 'd', 'a']);
    remove('b');
    expect(ids()).toEqual(['d', 'a']);
    expect(shown()).toBe('d');
    remove('a');
    expect(ids()).toEqual([]);
    expect(shown()).toBe('d');
  });

  it('makes place for the service that the person turns to', () => {
    const { comparison, entries, ids, shown } = open({}, {}, {});
    comparison.choose(['a', 'b']);
    entries.show('c');
    expect(ids()).toEqual([]);
    expect(shown()).toBe('c');
  });
});

describe('the alignment', () => {
  const held = (from: number, to: number) => [
    [from, 1],
    [to, 1],
  ];

  it('is by clock, which moves nothing and ends at the newest sample', () => {
    const { comparison, shifts } = open({ rows: held(1000, 5000) }, { rows: held(2000, 7000), startedAt: 500 });
    comparison.choose(['a', 'b']);
    expect(comparison.alignment.value).toBe('clock');
    expect(shifts()).toEqual([0, 0]);
    expect(comparison.retained()).toEqual({ from: 1000, to: 7000 });
  });

  it('by start puts the starts over each other', () => {
    const { comparison, shifts } = open(
      { startedAt: 0, rows: held(1000, 10 * MINUTE) },
      { startedAt: 8 * MINUTE, rows: held(8 * MINUTE, 10 * MINUTE) },
    );
    comparison.choose(['a', 'b']);
    comparison.alignment.value = 'start';
    expect(shifts()).toEqual([0, -8 * MINUTE]);
    expect(comparison.retained()).toEqual({ from: 0, to: 5 * MINUTE });
  });

  it('is by start of itself for what has no time in common', () => {
    const { comparison, shifts } = open(
      { startedAt: 60 * MINUTE, rows: held(60 * MINUTE, 70 * MINUTE) },
      { startedAt: 0, rows: held(0, 20 * MINUTE) },
    );
    comparison.choose(['a', 'b']);
    expect(comparison.alignment.value).toBe('start');
    expect(shifts()).toEqual([0, 60 * MINUTE]);
    expect(comparison.retained()).toEqual({ from: 60 * MINUTE, to: 70 * MINUTE });
  });

  it('goes back to the clock with the next comparison, where the person has not asked for the other', () => {
    const early = held(0, 20 * MINUTE);
    const late = held(60 * MINUTE, 70 * MINUTE);
    const { comparison } = open({ rows: late }, { rows: early }, { rows: late });
    const alignments = ([...ids]: Iterable<string>) => {
      comparison.choose(ids);
      return comparison.alignment.value;
    };
    expect(alignments('ab')).toBe('start');
    expect(alignments('abc')).toBe('start');
    comparison.stop();
    expect(alignments('ac')).toBe('clock');
    comparison.alignment.value = 'start';
    comparison.stop();
    expect(alignments('ac')).toBe('start');
    comparison.stop();
    expect(alignments('ab')).toBe('start');
    comparison.stop();
    expect(alignments('ac')).toBe('start');
  });

  it('that the panel chose is the person’s once they have taken it up again', () => {
    const { comparison } = open({ rows: held(60 * MINUTE, 70 * MINUTE) }, { rows: held(0, 20 * MINUTE) }, {});
    comparison.choose(['a', 'b']);
    comparison.alignment.value = 'clock';
    comparison.alignment.value = 'start';
    comparison.stop();
    comparison.choose(['a', 'c']);
    expect(comparison.alignment.value).toBe('start');
  });

  it('goes by the present instance, unless the view stands still', () => {
    const { comparison, shifts, timeline, fakes } = open({ rows: held(0, 60_000) }, { rows: held(0, 60_000) });
    comparison.choose(['a', 'b']);
    comparison.alignment.value = 'start';
    expect(shifts()).toEqual([0, 0]);
    timeline.pause(60_000);
    fakes[1]?.sink.described(helloOf({ instance: 'second', startedAt: 70_000 }));
    fakes[1]?.rows([71_000, 1]);
    expect(shifts()).toEqual([0, 0]);
    timeline.live();
    expect(shifts()).toEqual([0, -70_000]);
  });
});

describe('a view that stands still', () => {
  /** Three services of different ages by start; the view is the second minute of each. */
  function zoomed() {
    const rows = (start: number) => [
      [start, 1],
      [start + 5 * MINUTE, 1],
    ];
    const opened = open(
      ...[60, 40, 20].map((start) => ({ startedAt: start * MINUTE, rows: rows(start * MINUTE), label: `at ${start}` })),
    );
    const { comparison, timeline } = opened;
    comparison.choose(['a', 'b', 'c']);
    comparison.alignment.value = 'start';
    timeline.zoom({ from: 61 * MINUTE, to: 62 * MINUTE });
    /** The start of the view, in minutes. */
    return { ...opened, from: () => (timeline.frozen.value?.from ?? Number.NaN) / MINUTE };
  }

  it('shows the same after another one became the reference', () => {
    const { comparison, from } = zoomed();
    comparison.choose(['b', 'a', 'c']);
    expect(from()).toBe(41);
    comparison.choose(['c', 'b', 'a']);
    expect(from()).toBe(21);
    comparison.choose(['a', 'b', 'c']);
    expect(from()).toBe(61);
  });

  it('shows the same after the reference was taken out or has vanished', () => {
    const { comparison, from, remove } = zoomed();
    comparison.toggleService('a');
    expect(from()).toBe(41);
    remove('b');
    expect(comparison.isComparing.value).toBe(false);
    expect(from()).toBe(21);
  });

  it('shows the same of the one that the person turns to', () => {
    const { entries, comparison, from } = zoomed();
    entries.show('c');
    expect(comparison.isComparing.value).toBe(false);
    expect(from()).toBe(21);
  });

  it('stays where it is by clock, and after the end', () => {
    const { comparison, from } = zoomed();
    comparison.alignment.value = 'clock';
    comparison.choose(['b', 'a']);
    expect(from()).toBe(61);
    comparison.stop();
    expect(from()).toBe(61);
  });
});
