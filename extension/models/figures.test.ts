import { describe, expect, it } from 'vitest';
import { planFigures } from './figures.ts';

const idsOf = (columns: readonly string[]) => planFigures(columns).map(({ figure }) => figure.id);

describe('planFigures', () => {
  it('takes the series that differ in one attribute together, and no others', () => {
    const [gc] = planFigures(['v8js.gc.time{v8js.gc.type=minor}', 'v8js.gc.time', 'v8js.gc.time{v8js.gc.type=major}']);
    expect(gc?.sum).toEqual(['v8js.gc.time{v8js.gc.type=minor}', 'v8js.gc.time{v8js.gc.type=major}']);
  });

  it('does not take the parts of the heap for the heap', () => {
    expect(idsOf(['v8js.memory.heap.used{v8js.heap.space.name=new_space}', 'v8js.memory.heap.size_limit'])).toEqual([]);
  });

  it('leaves out what a source lacks, in the order in which figures are shown', () => {
    expect(idsOf(['process.cpu.utilization{cpu.mode=user}', 'nodejs.eventloop.delay.p99'])).toEqual([
      'loop-delay',
      'cpu',
    ]);
    expect(idsOf([])).toEqual([]);
  });

  it('finds the failed requests among all', () => {
    const columns = ['2xx', '5xx'].map((status) => `http.server.requests{http.response.status_class=${status}}`);
    const [requests, errors] = planFigures(columns);
    expect(requests?.sum).toEqual(columns);
    expect(errors).toMatchObject({ sum: [columns[1]], per: columns });
  });
});
