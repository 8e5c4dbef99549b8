import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { MAX_RECORDED_BYTES, MAX_RECORDED_ROWS } from '../sources/recording-format.ts';
import { createRecordingWriter, type RecordingWriter } from '../sources/recording-writer.ts';
import type { Entry } from './entries.ts';
import type { PageRequests } from './page-requests.ts';
import { createPageTap } from './page-tap.ts';
import { aboutEntry, fileNameOf, type NamedFile } from './recording-name.ts';
import { createRecordingTap, type RecordingTap } from './recording-tap.ts';
import type { Service } from './service.ts';

/** A recording that is being made. */
export interface RunningRecording {
  /** The entry's id. */
  id: string;
  startedAt: number;
  /** Samples so far, and their packed size in bytes; no signals, since both change all the time. */
  readonly rows: number;
  readonly bytes: number;
  /** Whether addresses of requests are in it. */
  hasAddresses: boolean;
  /** Why it takes no more, in a sentence; `undefined` while it does. What it has can still be saved. */
  ended: ReadonlySignal<string | undefined>;
}

/** Records services from now on, each into a file of its own, which is kept in memory until it is saved. */
export interface Recorder {
  running: ReadonlySignal<readonly RunningRecording[]>;
  /** The recording of an entry, where there is one. */
  of(id: string): RunningRecording | undefined;
  /**
   * Begins a recording, with addresses of requests only where that is asked for; nothing where one runs, or the service
   * has not said yet what it is.
   */
  start(entry: Entry, hasAddresses?: boolean): void;
  /** Ends a recording and gives its file. */
  stop(id: string): Promise<NamedFile | undefined>;
  /** Drops a recording. */
  discard(id: string): void;
  dispose(): void;
}

interface Recording extends RunningRecording {
  fileName: string;
  writer: RecordingWriter;
  follow(service: Service | undefined): void;
  finish(): void;
}

/**
 * `entries` are looked through for the services, which may be opened anew when a profile is changed; `requests` are those
 * of the inspected page.
 */
export function createRecorder(
  entries: ReadonlySignal<readonly Entry[]>,
  requests: PageRequests,
  now: () => number = Date.now,
): Recorder {
  const running = signal<readonly Recording[]>([]);

  const stopFollowing = effect(() => {
    const services = new Map(entries.value.map(({ id, service }) => [id, service]));
    untracked(() => {
      for (const recording of running.value) recording.follow(services.get(recording.id));
    });
  });

  function take(id: string): Recording | undefined {
    const recording = running.value.find((each) => each.id === id);
    recording?.finish();
    running.value = running.value.filter((each) => each !== recording);
    return recording;
  }

  return {
    running,
    of: (id) => running.value.find((recording) => recording.id === id),
    start(entry, hasAddresses = false) {
      if (!entry.service.description.peek() || running.value.some(({ id }) => id === entry.id)) return;
      running.value = [...running.value, createRecording(entry, requests, hasAddresses, now)];
    },
    async stop(id) {
      const recording = take(id);
      return recording && { name: recording.fileName, content: await recording.writer.finish() };
    },
    discard: (id) => take(id)?.writer.discard(),
    dispose() {
      stopFollowing();
      for (const { id } of running.value) take(id)?.writer.discard();
    },
  };
}

function createRecording(entry: Entry, requests: PageRequests, hasAddresses: boolean, now: () => number): Recording {
  const startedAt = now();
  const about = aboutEntry(entry, startedAt);
  const what = `The recording of “${entry.label}”`;
  const writer = createRecordingWriter();
  const page = createPageTap(requests, writer, hasAddresses, now);
  const ended = signal<string>();
  let service: Service | undefined;
  let tap: RecordingTap | undefined;
  let untap = () => {};

  /** Writes what is held back and takes no more. */
  function finish(reason = 'The recording was ended.'): void {
    if (ended.peek() !== undefined) return;
    ended.value = reason;
    untap();
    tap?.flush();
    page.finish();
  }

  function follow(next: Service | undefined): void {
    if (next === service || ended.peek() !== undefined) return;
    if (!next) {
      finish(`${what} has ended, because the service was removed from the list.`);
      return;
    }
    untap();
    tap?.flush();
    service = next;
    page.follow(next);
    const latest = createRecordingTap(next, writer, tap?.newest);
    tap = latest;
    untap = next.tap({
      ...latest,
      frame(frame) {
        latest.frame(frame);
        if (writer.rows >= MAX_RECORDED_ROWS) {
          finish(`${what} has ${MAX_RECORDED_ROWS} samples, the most that a file can have, and takes no more.`);
        } else if (writer.bytes >= MAX_RECORDED_BYTES) {
          finish(`${what} has reached ${MAX_RECORDED_BYTES / 1024 / 1024} MiB and takes no more.`);
        }
      },
    });
  }

  writer.write({ type: 'about', about });
  follow(entry.service);
  return {
    id: entry.id,
    startedAt,
    hasAddresses,
    get rows() {
      return writer.rows;
    },
    get bytes() {
      return writer.bytes;
    },
    ended,
    fileName: fileNameOf(about),
    writer,
    follow,
    finish,
  };
}
