import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';

/** A signal that follows another, but changes only once in so many milliseconds. */
export interface Pulse {
  beat: ReadonlySignal<number>;
  dispose(): void;
}

/** For what need not be as new as the newest sample. The last change is always told of, at most `everyMs` late. */
export function createPulse(source: ReadonlySignal<number>, everyMs: number): Pulse {
  const beat = signal(source.peek());
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function follow(): void {
    timer = undefined;
    last = performance.now();
    beat.value = source.peek();
  }

  const stop = effect(() => {
    if (source.value === untracked(() => beat.value) || timer !== undefined) return;
    const wait = last + everyMs - performance.now();
    if (wait <= 0) follow();
    else timer = setTimeout(follow, wait);
  });

  return {
    beat,
    dispose() {
      stop();
      clearTimeout(timer);
    },
  };
}
