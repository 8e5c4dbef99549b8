import { describe, expect, it } from 'vitest';
import { decodeFrame, type Frame } from '../../../shared/frame.ts';
import { createTestSampler, oneSeries, START_MS } from '../testing/test-sampler.ts';
import { createReplay, type Replay, type ReplayStep } from './replay.ts';

/** A history of ten rows that has turned once, so that it comes in two pieces. */
function turned() {
  const test = createTestSampler(undefined, { historySeconds: 10 });
  for (let count = 0; count < 15; count++) test.tick();
  return test;
}

function frames({ pieces }: ReplayStep): Frame[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [decodeFrame(piece.slice().buffer)]));
}

function counts(steps: ReplayStep[]): number[] {
  return steps
    .flatMap(frames)
    .flatMap(({ values, rows }) => Array.from({ length: rows }, (_, row) => values[row * 2 + 1] ?? 0));
}

function drain(replay: Replay): ReplayStep[] {
  const steps: ReplayStep[] = [];
  do steps.push(replay.next());
  while (!steps.at(-1)?.isLast);
  return steps;
}

describe('createReplay', () => {
  it('brings the whole history, with the last frame flagged, and then is done', () => {
    const { sampler } = turned();
    const steps = drain(createReplay(sampler));
    expect(counts(steps)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(steps.flatMap(frames).map(({ history, last }) => [history, last])).toEqual([
      [true, false],
      [true, true],
    ]);
    sampler.close();
  });

  it('ends at once, with an empty flagged frame, where there is no history', () => {
    const { sampler } = createTestSampler(undefined, { historySeconds: 0 });
    const [step, ...others] = drain(createReplay(sampler));
    expect(others).toEqual([]);
    expect(frames(step ?? { pieces: [], isLast: true })).toMatchObject([{ rows: 0, history: true, last: true }]);
    sampler.close();
  });

  it('sends events after the last frame of the history, then as live what was sampled meanwhile', () => {
    const { sampler, tick } = turned();
    sampler.emit({ kind: 'mark', at: sampler.now(), label: 'before' });
    const replay = createReplay(sampler);
    const steps = [replay.next(), replay.next()];
    expect(steps.map((step) => step.isLast)).toEqual([false, false]);
    tick();
    replay.addEvents(['the next events']);
    steps.push(...drain(replay));
    const kinds = steps.flatMap(({ pieces }) => pieces.map((piece) => (typeof piece === 'string' ? 'text' : 'frame')));
    expect(kinds).toEqual(['frame', 'frame', 'text', 'text', 'frame']);
    expect(steps.flatMap(frames).at(-1)).toMatchObject({ history: false, last: false, rows: 1 });
    expect(counts(steps).at(-1)).toBe(17);
    sampler.close();
  });

  it('does not tell twice of events that come before the history has ended', () => {
    const { sampler } = turned();
    const replay = createReplay(sampler);
    replay.next();
    replay.addEvents(['an event that the past will tell of']);
    expect(drain(replay).flatMap(({ pieces }) => pieces)).not.toContain('an event that the past will tell of');
    sampler.close();
  });

  it('is lost when rows go that were not sent', () => {
    const { sampler, tick } = turned();
    const replay = createReplay(sampler);
    replay.next();
    expect(replay.isLost).toBe(false);
    for (let count = 0; count < 10; count++) tick();
    expect(replay.isLost).toBe(true);
    sampler.close();
  });

  it('is not lost where more columns make the history shorter', () => {
    const wide = () => ({ charts: Array.from({ length: 500 }, (_, index) => oneSeries(`s${index}`)), read() {} });
    const { sampler, tick } = createTestSampler({ wide }, { historySeconds: 4000 });
    while (sampler.firstRow === 0) tick();
    const replay = createReplay(sampler);
    sampler.watch({ sample() {}, events() {}, schema: replay.rewritten, clock() {} });
    sampler.add({ charts: Array.from({ length: 12 }, (_, index) => oneSeries(`t${index}`)), read() {} });
    const before = sampler.firstRow;
    sampler.hello();
    expect(sampler.firstRow).toBeGreaterThan(before);
    expect(replay.isLost).toBe(false);
    sampler.close();
  });

  it('goes on where charts that make the history shorter were added a moment ago', () => {
    const wide = () => ({ charts: Array.from({ length: 500 }, (_, index) => oneSeries(`s${index}`)), read() {} });
    const { sampler, tick } = createTestSampler({ wide }, { historySeconds: 4000 });
    while (sampler.firstRow === 0) tick();
    const replay = createReplay(sampler);
    sampler.watch({ sample() {}, events() {}, schema: replay.rewritten, clock() {} });
    sampler.add({ charts: Array.from({ length: 12 }, (_, index) => oneSeries(`t${index}`)), read() {} });
    expect(frames(replay.next())).toMatchObject([{ columns: 500, history: true }]);
    expect(replay.isLost).toBe(false);
    sampler.hello();
    expect(replay.isLost).toBe(false);
    const rows = drain(replay).flatMap(frames);
    expect(rows.every((frame) => frame.columns === 512 && frame.rows > 0)).toBe(true);
    sampler.close();
  });

  it('is lost when too many events pile up', () => {
    const { sampler } = turned();
    sampler.emit({ kind: 'mark', at: sampler.now(), label: 'm' });
    const replay = createReplay(sampler);
    replay.next();
    replay.next();
    replay.addEvents(Array(65).fill('events'));
    expect(replay.isLost).toBe(true);
    sampler.close();
  });

  it('goes on where the clock went back and rows get their numbers again', () => {
    const { sampler, tick, jump } = turned();
    sampler.emit({ kind: 'mark', at: START_MS + 6000, label: 'm' });
    const replay = createReplay(sampler);
    sampler.watch({ sample() {}, events() {}, schema() {}, clock: replay.turnedBack });
    const steps = [replay.next(), replay.next()];
    jump(-5000);
    tick();
    tick();
    steps.push(...drain(replay));
    expect(counts(steps).slice(-2)).toEqual([17, 18]);
    sampler.close();
  });
});
