import type { ProcessEvent } from '../../shared/events.ts';
import { createEventLog } from './event-log.ts';
import { eventTexts } from './messages.ts';
import { clearTimeout, setTimeout } from './runtime.ts';

/** Events are handed on in batches: a host that marks in a loop must not pay a message each. */
const BATCH_MS = 100;

/** Keeps the events of a process and hands new ones on. */
interface EventFeed {
  /** Books an event, and hands it on within 100 ms where somebody watches. */
  add(event: ProcessEvent, isWatched: boolean): void;
  /** The messages that tell of all events at `since` or later. Nothing that they tell is handed on afterwards. */
  past(since: number): string[];
  /** Forgets events that lie at `time` or later. */
  dropFrom(time: number): void;
  close(): void;
}

export function createEventFeed(publish: (texts: readonly string[]) => void): EventFeed {
  const log = createEventLog();
  let published = 0;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const texts = eventTexts(log.since(published));
    published = log.end;
    if (texts.length > 0) publish(texts);
  }

  return {
    add(event, isWatched) {
      log.add(event);
      if (isWatched) timer ??= setTimeout(flush, BATCH_MS).unref();
    },
    past(since) {
      flush();
      return eventTexts(log.since(0).filter((event) => event.at >= since));
    },
    dropFrom(time) {
      flush();
      log.dropFrom(time);
      published = log.end;
    },
    close() {
      clearTimeout(timer);
    },
  };
}
