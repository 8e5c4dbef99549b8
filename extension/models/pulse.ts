import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { createPaced } from './paced.ts';

/** A signal that follows another, but changes only once in so many milliseconds. */
export interface Pulse<Value> {
  beat: ReadonlySignal<Value>;
  dispose(): void;
}

/** For what need not be as new as the newest sample. The last change is always told of, at most `everyMs` late. */
export function createPulse<Value>(source: ReadonlySignal<Value>, everyMs: number): Pulse<Value> {
  const beat = signal(source.peek());
  const follow = createPaced(() => {
    beat.value = source.peek();
  }, everyMs);
  const stop = effect(() => {
    if (source.value !== untracked(() => beat.value)) untracked(follow.request);
  });
  return {
    beat,
    dispose() {
      stop();
      follow.cancel();
    },
  };
}
