/** Does something when asked to, but not more often than once in a while. */
export interface Paced {
  /** Does it now, or as soon as it may be done again. */
  request(): void;
  /** Forgets what was asked for. */
  cancel(): void;
}

/** `everyMs` lies between two acts at least. */
export function createPaced(act: () => void, everyMs: number): Paced {
  let actedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function run(): void {
    timer = undefined;
    actedAt = performance.now();
    act();
  }

  return {
    request() {
      if (timer !== undefined) return;
      const waitMs = actedAt + everyMs - performance.now();
      if (waitMs <= 0) run();
      else timer = setTimeout(run, waitMs);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
