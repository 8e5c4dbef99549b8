import { describe, expect, it } from 'vitest';
import { chartOf } from '../testing/fixtures.ts';
import { createFinder, hasWords, wordsOf } from './finder.ts';

const memory = chartOf(['process.memory.usage'], {
  id: 'process.memory',
  title: 'Process memory',
  group: 'memory',
  help: 'Mémoire of the process.',
});
const delay = chartOf(['p99'], {
  id: 'delay',
  title: 'Event loop delay',
  group: 'event loop',
  unit: 's',
  kind: 'bands',
});

const found = (query: string) => [memory, delay].filter((chart) => hasWords(chart, wordsOf(query))).map(({ id }) => id);

describe('hasWords', () => {
  it.each([
    ['process memory', ['process.memory']],
    ['memory process', ['process.memory']],
    ['MEMOIRE', ['process.memory']],
    ['usage', ['process.memory']],
    ['p99', ['delay']],
    ['loop', ['delay']],
    ['By', ['process.memory']],
    ['MiB', ['process.memory']],
    ['ms', ['delay']],
    ['%', []],
    ['memory loop', []],
    ['  ', ['process.memory', 'delay']],
  ])('finds by title, series, group, unit and help, all words at once: %s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('finds no word across two texts', () => {
    expect(found('delaydelay')).toEqual([]);
  });
});

describe('createFinder', () => {
  it('narrows by words, group and kind together, counts what is set, and clears it', () => {
    const finder = createFinder();
    const left = () => [memory, delay].filter(finder.matches.value).map(({ id }) => id);
    expect(left()).toEqual(['process.memory', 'delay']);
    finder.kind.value = 'bands';
    expect(left()).toEqual(['delay']);
    finder.group.value = 'memory';
    expect(left()).toEqual([]);
    finder.query.value = 'p99 ';
    expect(finder.active.value).toBe(3);
    finder.clear();
    expect(finder.active.value).toBe(0);
    expect(left()).toEqual(['process.memory', 'delay']);
  });
});
