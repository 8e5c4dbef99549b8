import { describe, expect, it } from 'vitest';
import { FIGURES, type FigureId } from '../models/figures.ts';
import { DEFAULT_LIMITS } from '../models/thresholds.ts';
import type { Tone } from '../models/tone.ts';
import { figureText, healthText, tileText } from './figure-text.ts';

function figureOf(id: FigureId) {
  const figure = FIGURES.find((each) => each.id === id);
  if (!figure) throw new Error(`There is no figure ${id}.`);
  return figure;
}

const judged = (id: FigureId, tone: Tone, value: number, level = value) => ({
  figure: figureOf(id),
  tone,
  value,
  level,
});

describe('figureText', () => {
  it('is the value in its unit, or the share where that is what one wants to know', () => {
    expect(figureText(figureOf('loop-delay'), { value: 0.084, level: 0.084 })).toBe('84 ms');
    expect(figureText(figureOf('requests'), { value: 12.34, level: 12.34 })).toBe('12.3/s');
    expect(figureText(figureOf('errors'), { value: 3, level: 0.25 })).toBe('25 %');
    expect(figureText(figureOf('gc'), { value: Number.NaN, level: Number.NaN })).toBe('–');
  });
});

describe('tileText', () => {
  const text = (id: FigureId, tone: Tone, value: number, level?: number) => {
    const { figure, ...reading } = judged(id, tone, value, level);
    return tileText(figure, reading, tone, DEFAULT_LIMITS);
  };

  it('says the tone in words, and from where on it is that', () => {
    expect(text('loop-delay', 'strained', 0.084)).toBe('Loop delay p99 84 ms: strained, from 50 ms on');
    expect(text('loop-delay', 'bad', 4)).toBe('Loop delay p99 4 s: bad, from 200 ms on');
    // Within the slack, which keeps it from flickering.
    expect(text('loop-delay', 'bad', 0.19)).toBe('Loop delay p99 190 ms: bad until below 180 ms');
    expect(text('loop-delay', 'strained', 0.046)).toBe('Loop delay p99 46 ms: strained until below 45 ms');
    expect(text('loop-delay', 'fine', 0.001)).toBe('Loop delay p99 1 ms: fine');
    expect(text('requests', 'unknown', 5)).toBe('Requests 5/s');
  });

  it('says by what it is judged where that is another number', () => {
    expect(text('heap', 'bad', 3.5 * 1024 ** 3, 0.91)).toBe('Heap 3.5 GiB, 91 % of its limit: bad, from 90 % on');
    expect(text('heap', 'unknown', 3.5 * 1024 ** 3, Number.NaN)).toBe('Heap 3.5 GiB');
    expect(text('cpu', 'fine', 0.3)).toBe('CPU 30 %: fine');
    expect(text('cpu', 'fine', 1.5, 0.5)).toBe('CPU 150 %, 50 % of a core for each thread of JavaScript: fine');
  });
});

describe('healthText', () => {
  it('names the figures that are worst', () => {
    const figures = [
      judged('loop-delay', 'strained', 0.084),
      judged('gc', 'fine', 0.01),
      judged('cpu', 'strained', 0.9),
    ];
    expect(healthText('strained', figures)).toBe('Strained: loop delay p99 84 ms; CPU 90 %');
    expect(healthText('bad', [...figures, judged('heap', 'bad', 1024 ** 3, 0.95)])).toBe(
      'Bad: heap 1 GiB, 95 % of its limit',
    );
    expect(healthText('fine', figures)).toBe('Live, fine');
    expect(healthText('unknown', figures)).toBe('');
  });
});
