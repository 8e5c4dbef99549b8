import { describe, expect, it } from 'vitest';
import type { Explanation } from '../models/explanation.ts';
import { explanationSentence } from './explanation-text.ts';

const NOTHING = {
  blocked: 0,
  preflight: 0,
  network: 0,
  either: 0,
  queued: 0,
  gc: 0,
  own: 0,
  other: 0,
  busy: 0,
  waiting: 0,
};

function sentence(totals: Partial<Explanation['totals']>, isEstimated = false): string {
  const all = { ...NOTHING, ...totals };
  const serverMs = all.queued + all.gc + all.own + all.other + all.busy + all.waiting;
  const durationMs = Object.values(all).reduce((sum, ms) => sum + ms, 0);
  return explanationSentence(
    { pieces: [], met: { gc: [], stalls: [] }, totals: all, serverMs },
    durationMs,
    isEstimated,
  );
}

describe('the sentence about a request', () => {
  it.each([
    [{ gc: 82, waiting: 36, network: 20 }, '82 ms of 118 ms on the server were garbage collection.'],
    [
      { queued: 82, own: 36, network: 20 },
      'For 82 ms of 118 ms on the server it was queued, because the process was busy.',
    ],
    [{ own: 200, waiting: 5 }, /^200 ms of 205 ms on the server were work of its own/],
    [{ other: 60, waiting: 40 }, /^60 ms of 100 ms on the server were work of others/],
    [{ waiting: 500, gc: 3, network: 2 }, /^500 ms of 503 ms on the server were waiting/],
    [{ network: 300, waiting: 100 }, '300 ms of 400 ms were spent on the network.'],
    [{ blocked: 170, waiting: 150 }, 'For 170 ms of 320 ms the browser held it back before it was sent.'],
    [
      { preflight: 487, blocked: 9, waiting: 10 },
      'For 487 ms of 506 ms it waited for its preflight, a request of its own.',
    ],
  ])('of %o names what most of its time went into', (totals, expected) => {
    expect(sentence(totals)).toMatch(expected);
  });

  it('tells of garbage collection that is not most of it', () => {
    expect(sentence({ own: 300, gc: 100 })).toMatch(/nothing else could run; 100 ms were garbage collection\.$/);
    expect(sentence({ own: 300, gc: 10 })).not.toContain('garbage');
  });

  it('says where it is estimated, and what is not known', () => {
    expect(sentence({ either: 90, gc: 10 }, true)).toMatch(/^About 90 ms of 100 ms .* not known\.$/);
  });

  it('compares the pauses in what has no record with the whole of it, and does not say whose they were', () => {
    expect(sentence({ busy: 600 }, true)).toBe(
      'For about 600 ms of 600 ms the process was busy, with this request or with others.',
    );
    expect(sentence({ gc: 40, network: 21, either: 21 }, true)).toBe('About 40 ms of 82 ms were garbage collection.');
  });
});
