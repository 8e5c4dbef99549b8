import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Change, reverting } from './changes.ts';
import type { Profile } from './profile.ts';

/** What was done last, one behind the other, and the way back. */
export interface Undo {
  /** A sentence about what `undo` takes back next; `undefined` where there is nothing. */
  undoable: ReadonlySignal<string | undefined>;
  undo(): void;
  /** Leaves everything as it is now. */
  forgetUndo(): void;
  /** Remembers what lies between two states of the list. */
  record(sentence: string, before: readonly Profile[], after: readonly Profile[]): void;
}

/** Older steps are forgotten. */
const MAX_STEPS = 20;

export function createUndo(change: (change: Change) => void): Undo {
  const steps = signal<readonly { sentence: string; back: Change }[]>([]);
  return {
    undoable: computed(() => steps.value.at(-1)?.sentence),
    undo() {
      const step = steps.value.at(-1);
      steps.value = steps.value.slice(0, -1);
      if (step) change(step.back);
    },
    forgetUndo() {
      steps.value = [];
    },
    record(sentence, before, after) {
      steps.value = [...steps.value, { sentence, back: reverting(before, after) }].slice(-MAX_STEPS);
    },
  };
}
