/** Lets at most `limit` holders in at a time; those who wait are let in by urgency, then in order of arrival. */
export interface Gate {
  /** Waits for a place. Resolves to the way to give it back; rejects with the signal's reason when that aborts. */
  enter(isUrgent: () => boolean, signal: AbortSignal): Promise<() => void>;
}

interface Waiting {
  isUrgent(): boolean;
  admit(): void;
}

export function createGate(limit: number): Gate {
  const waiting: Waiting[] = [];
  let inside = 0;

  function admitNext(): void {
    if (inside >= limit || waiting.length === 0) return;
    const urgent = waiting.findIndex((entry) => entry.isUrgent());
    const [next] = waiting.splice(Math.max(urgent, 0), 1);
    next?.admit();
  }

  return {
    enter: (isUrgent, signal) =>
      new Promise((resolve, reject) => {
        const abort = () => {
          const index = waiting.indexOf(entry);
          if (index >= 0) waiting.splice(index, 1);
          reject(signal.reason);
        };
        const entry: Waiting = {
          isUrgent,
          admit() {
            signal.removeEventListener('abort', abort);
            inside++;
            let left = false;
            resolve(() => {
              if (left) return;
              left = true;
              inside--;
              admitNext();
            });
          },
        };
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        waiting.push(entry);
        admitNext();
      }),
  };
}
