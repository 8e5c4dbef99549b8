import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFeedback } from './feedback.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createFeedback', () => {
  it('takes a sentence away by itself, but not one of which something can be taken back', () => {
    const feedback = createFeedback();
    feedback.say('Saved.');
    expect(feedback.message.value).toEqual({ text: 'Saved.' });
    vi.runAllTimers();
    expect(feedback.message.value).toBeUndefined();
    feedback.say('Hidden.', () => {});
    vi.runAllTimers();
    expect(feedback.message.value?.text).toBe('Hidden.');
  });

  it('does not let the time of one sentence end the next', () => {
    const feedback = createFeedback();
    feedback.say('One.');
    vi.advanceTimersByTime(7999);
    feedback.say('Two.');
    vi.advanceTimersByTime(7999);
    expect(feedback.message.value?.text).toBe('Two.');
  });

  it('takes back once', () => {
    const feedback = createFeedback();
    const undo = vi.fn();
    feedback.say('Hidden.', undo);
    feedback.undo();
    feedback.undo();
    expect(undo).toHaveBeenCalledOnce();
    expect(feedback.message.value).toBeUndefined();
  });
});
