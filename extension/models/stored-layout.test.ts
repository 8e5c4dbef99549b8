import { describe, expect, it } from 'vitest';
import type { LayoutChoices } from './layout.ts';
import { MAX_LAYOUTS, readFormerPreferences, readLayouts, writeLayouts } from './stored-layout.ts';

const FULL: LayoutChoices = {
  windowMs: 1500,
  theme: 'dark',
  hideEmpty: true,
  pinned: ['a', 'b'],
  order: ['b', 'a'],
  groups: ['gc'],
  hidden: ['c'],
  folded: ['', 'gc'],
  series: new Map([['__proto__', false]]),
};

const written = (layouts: Record<string, LayoutChoices>) =>
  structuredClone<unknown>(writeLayouts({}, new Map(Object.entries(layouts))));

describe('readLayouts', () => {
  it('reads back what was written, in its order', () => {
    const stored = structuredClone(
      writeLayouts(
        { windowMs: 60_000 },
        new Map([
          ['9', FULL],
          ['__proto__', {}],
          ['1', {}],
        ]),
      ),
    );
    const read = readLayouts(stored);
    expect(read).toEqual({
      common: { windowMs: 60_000 },
      layouts: new Map([
        ['9', FULL],
        ['__proto__', {}],
        ['1', {}],
      ]),
      damaged: 0,
    });
    expect([...read.layouts.keys()]).toEqual(['9', '__proto__', '1']);
  });

  it('finds nothing where nothing was stored', () => {
    expect(readLayouts(undefined)).toEqual({ common: {}, layouts: new Map(), damaged: 0 });
  });

  it.each([null, 'garbage', [], {}, { version: 2, layouts: [] }, { version: 1, layouts: {} }])(
    'counts as damaged what is no record of layouts: %j',
    (stored) => {
      expect(readLayouts(stored)).toEqual({ common: {}, layouts: new Map(), damaged: 1 });
    },
  );

  it('drops damaged entries, and keeps the rest', () => {
    const layouts = [['good', { theme: 'light' }], null, 'bad', [7, {}], ['x', 'bad'], ['y'], ['y'.repeat(999), {}]];
    expect(readLayouts({ version: 1, layouts })).toEqual({
      common: {},
      layouts: new Map([['good', { theme: 'light' }]]),
      damaged: 6,
    });
  });

  it.each([
    ['windowMs', 999],
    ['windowMs', 86_400_001],
    ['windowMs', Number.NaN],
    ['windowMs', '60000'],
    ['theme', 'pink'],
    ['hideEmpty', 1],
    ['pinned', 'a'],
    ['order', { a: 1 }],
    ['series', {}],
  ])('leaves out a field that makes no sense, and keeps the others: %s of %j', (field, value) => {
    const { layouts, damaged } = readLayouts({ version: 1, layouts: [['id', { hidden: ['c'], [field]: value }]] });
    expect(layouts.get('id')).toEqual({ hidden: ['c'] });
    expect(damaged).toBe(1);
  });

  it('keeps what makes sense of a list', () => {
    const stored = { hidden: ['c', 7, null, 'x'.repeat(999)], series: [['used', true], ['used'], 'used', [1, true]] };
    const { layouts, damaged } = readLayouts({ version: 1, layouts: [['id', stored]] });
    expect(layouts.get('id')).toEqual({ hidden: ['c'], series: new Map([['used', true]]) });
    expect(damaged).toBe(1);
  });

  it('keeps the layouts that were changed last where there are too many, and cuts endless lists', () => {
    const many = Object.fromEntries(Array.from({ length: MAX_LAYOUTS + 1 }, (_, index) => [`id-${index}`, {}]));
    const { layouts } = readLayouts(written(many));
    expect(layouts.size).toBe(MAX_LAYOUTS);
    expect(layouts.has('id-0')).toBe(false);
    const ids = Array.from({ length: 1000 }, (_, index) => `chart-${index}`);
    expect(readLayouts(written({ id: { order: ids } })).layouts.get('id')?.order).toEqual(ids.slice(-512));
  });
});

describe('readFormerPreferences', () => {
  it('takes over what was kept for all services together', () => {
    const former = { windowMs: 60_000, shownId: 'x', foldedGroups: ['gc'], series: [['used', false]] };
    expect(readFormerPreferences(former)).toEqual({
      windowMs: 60_000,
      folded: ['gc'],
      series: new Map([['used', false]]),
    });
  });

  it.each([undefined, null, 'garbage', {}, { shownId: 'x' }])('finds nothing in %j', (stored) => {
    expect(readFormerPreferences(stored)).toEqual({});
  });
});
