import { describe, expect, it } from 'vitest';
import type { ChartDescription } from '../../shared/charts.ts';
import { createRegistry } from './registry.ts';
import type { Source } from './source.ts';

function source(...charts: [id: string, ...series: string[]][]): Source {
  return {
    charts: charts.map(
      ([id, ...series]): ChartDescription => ({
        id,
        title: id,
        unit: '1',
        kind: 'lines',
        group: 'g',
        series: series.map((id) => ({ id, label: id })),
      }),
    ),
    read() {},
  };
}

describe('createRegistry', () => {
  it('lays the sources out one after the other, behind the time', () => {
    const registry = createRegistry();
    registry.add(source(['a', 'x', 'y']));
    registry.add(source(['b', 'z']));
    const { columns, row, parts } = registry.layout;
    expect(columns).toEqual(['x', 'y', 'z']);
    for (const [index, part] of parts.entries()) part.values.fill(index + 1);
    expect([...row]).toEqual([0, 1, 1, 2]);
  });

  it('gives a series that stands in two charts of one source one column', () => {
    const registry = createRegistry();
    registry.add(source(['a', 'x', 'y'], ['b', 'y', 'z']));
    expect(registry.layout.columns).toEqual(['x', 'y', 'z']);
    expect(registry.layout.parts[0]?.values).toHaveLength(3);
  });

  it('counts its layouts, and takes a source off once', () => {
    const registry = createRegistry();
    const first = registry.layout.schema;
    const remove = registry.add(source(['a', 'x']));
    expect(registry.layout.schema).toBe(first + 1);
    remove();
    remove();
    expect(registry.layout).toMatchObject({ schema: first + 2, charts: [], columns: [] });
  });

  it('lets an id be used again after its chart is gone', () => {
    const registry = createRegistry();
    registry.add(source(['a', 'x']))();
    expect(() => registry.add(source(['a', 'x']))).not.toThrow();
  });

  it.each([
    [source(['a', 'z']), 'There is already a chart with the id "a".'],
    [source(['b', 'x']), 'The series id "x" is taken by chart "a"; series ids are unique in the agent.'],
    [
      source(['b', ...Array.from({ length: 512 }, (_, index) => `s${index}`)]),
      'With chart "b" there would be 513 series; at most 512 are allowed.',
    ],
  ])('refuses %# and stays as it was', (added, message) => {
    const registry = createRegistry();
    registry.add(source(['a', 'x']));
    const { layout } = registry;
    expect(() => registry.add(added)).toThrow(new TypeError(message));
    expect(registry.layout).toBe(layout);
  });

  it('lays out once what is added in one go', () => {
    const registry = createRegistry();
    let looks = 0;
    const { charts, read } = source(['first', 'x']);
    registry.add({
      get charts() {
        looks++;
        return charts;
      },
      read,
    });
    looks = 0;
    for (let count = 0; count < 100; count++) registry.add(source([`c${count}`, `s${count}`]));
    expect(looks).toBe(0);
    expect(registry.layout.columns).toHaveLength(101);
    expect(registry.layout).toBe(registry.layout);
  });
});
