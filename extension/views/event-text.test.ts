import { expect, it } from 'vitest';
import type { ListedEvent } from '../models/marker-kinds.ts';
import { durationText, eventText } from './event-text.ts';

it.each<[ListedEvent, string]>([
  [{ kind: 'stall', at: 0, durationMs: 120, uncertaintyMs: 5 }, 'stall of 120 ms ± 5 ms'],
  [{ kind: 'gc-major', at: 0, durationMs: 12.34 }, 'major GC 12.3 ms'],
  [{ kind: 'gc', at: 0, durationMs: 2 }, 'minor GC 2 ms'],
  [{ kind: 'mark', at: 0, durationMs: 0, label: 'flushed' }, 'mark “flushed”'],
  [{ kind: 'moment', at: 0, durationMs: 0, label: 'restarted (pid 7)' }, 'restarted (pid 7)'],
  [{ kind: 'gap', at: 0, durationMs: 12_000 }, 'no sample for 12 s'],
])('tells of %j', (event, text) => {
  expect(eventText(event)).toBe(text);
});

it('says nothing of the duration of what has none', () => {
  expect(durationText({ kind: 'mark', at: 0, durationMs: 0, label: 'flushed' })).toBe('');
});
