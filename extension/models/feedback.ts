import { type ReadonlySignal, signal } from '@preact/signals';

/** What came of something that the person has just done. */
export interface FeedbackMessage {
  text: string;
  /** Takes it back. */
  undo?: () => void;
}

/** Tells what came of the last thing done: one sentence at a time, the newest. */
export interface Feedback {
  message: ReadonlySignal<FeedbackMessage | undefined>;
  /** Without `undo` the sentence goes by itself after a while; with it, it stays for the person to decide. */
  say(text: string, undo?: () => void): void;
  /** Takes it back, and the sentence away. */
  undo(): void;
  dismiss(): void;
}

const READING_MS = 8000;

export function createFeedback(): Feedback {
  const message = signal<FeedbackMessage>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function dismiss(): void {
    clearTimeout(timer);
    message.value = undefined;
  }

  return {
    message,
    say(text, undo) {
      dismiss();
      message.value = undo ? { text, undo } : { text };
      if (!undo) timer = setTimeout(dismiss, READING_MS);
    },
    undo() {
      const taken = message.peek();
      dismiss();
      taken?.undo?.();
    },
    dismiss,
  };
}
