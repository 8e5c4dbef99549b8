import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { createRecordingSource } from '../sources/recording.ts';
import type { RequestList } from './page-requests.ts';
import { PALETTE_SIZE } from './profile.ts';
import { NO_REQUESTS, readRecorded } from './recorded-requests.ts';
import { createService, type Service } from './service.ts';

/** A recording that was opened in this session. */
export interface Recording {
  id: string;
  fileName: string;
  /** What the service was called in the panel that saved it, else what it calls itself. */
  name: string;
  /** A place in the palette, from 0. */
  color: number;
  service: Service;
  /** Those of the page that was inspected meanwhile. */
  requests: RequestList;
}

/** The opened recordings. They are not kept: a file is opened again. */
export interface Recordings {
  list: ReadonlySignal<readonly Recording[]>;
  /** Names of the files that are being read. */
  opening: ReadonlySignal<readonly string[]>;
  /** Opens a file; where nothing of it can be shown, `notice` says why, and `undefined` is returned. */
  open(file: File): Promise<Recording | undefined>;
  close(id: string): void;
  /** The recording closed last, which `undo` puts back. */
  closed: ReadonlySignal<Recording | undefined>;
  /** The memory that they take, that of the one closed last included. */
  readonly bytes: number;
  undo(): void;
  forgetClosed(): void;
  /** A sentence about a file that could not be opened, until dismissed. */
  notice: ReadonlySignal<string | undefined>;
  /** Puts a sentence about a file there. */
  tell(sentence: string): void;
  dismissNotice(): void;
  dispose(): void;
}

/** Each may hold some hundred megabytes in memory. */
const MAX_OPEN = 8;
/** At least: two a second in the ten hours that a recording can have at one sample a second. */
const EVENTS_PER_KIND = 65_536;

/** Of what a request takes in memory, roughly. */
const REQUEST_BYTES = 1000;
/** Far from those of the page's requests, so that a picked one is never taken for another. */
const FIRST_REQUEST_ID = 1e9;

/** `takenColors` are those of the services in the list. */
export function createRecordings(
  takenColors: () => Iterable<number>,
  newId: () => string = () => crypto.randomUUID(),
): Recordings {
  const list = signal<readonly Recording[]>([]);
  const opening = signal<readonly string[]>([]);
  const closed = signal<Recording>();
  const notice = signal<string>();
  let nextRequestId = FIRST_REQUEST_ID;

  function forgetClosed(): void {
    closed.peek()?.service.dispose();
    closed.value = undefined;
  }

  function freeColor(): number {
    const taken = new Set([...takenColors(), ...list.value.map(({ color }) => color)]);
    for (let color = 0; color < PALETTE_SIZE; color++) if (!taken.has(color)) return color;
    return list.value.length % PALETTE_SIZE;
  }

  return {
    list,
    opening,
    closed,
    get bytes() {
      const held = closed.value ? [...list.value, closed.value] : list.value;
      return held.reduce((sum, { service, requests }) => sum + service.bytes + requests.list.length * REQUEST_BYTES, 0);
    },
    notice,
    async open(file) {
      if (list.value.length + opening.value.length >= MAX_OPEN) {
        notice.value = `${MAX_OPEN} recordings are open, as many as the panel holds. Close one to open “${file.name}”.`;
        return undefined;
      }
      opening.value = [...opening.value, file.name];
      const service = createService(createRecordingSource(file), Infinity, EVENTS_PER_KIND);
      const { about, page, problem } = await recordedStatus(service);
      opening.value = opening.value.toSpliced(opening.value.indexOf(file.name), 1);
      const description = service.description.peek();
      if (!description) {
        service.dispose();
        notice.value = `“${file.name}” cannot be shown. ${problem ?? 'It holds no service.'}`;
        return undefined;
      }
      const name = about?.name || description.service.name;
      const requests = page ? readRecorded(page, service, nextRequestId) : NO_REQUESTS;
      nextRequestId += requests.list.length;
      const recording = { id: newId(), fileName: file.name, name, color: freeColor(), service, requests };
      list.value = [...list.value, recording];
      return recording;
    },
    close(id) {
      forgetClosed();
      closed.value = list.value.find((recording) => recording.id === id);
      list.value = list.value.filter((recording) => recording.id !== id);
    },
    undo() {
      if (!closed.value) return;
      list.value = [...list.value, closed.value];
      closed.value = undefined;
    },
    forgetClosed,
    tell(sentence) {
      notice.value = sentence;
    },
    dismissNotice() {
      notice.value = undefined;
    },
    dispose() {
      forgetClosed();
      for (const { service } of list.value) service.dispose();
      list.value = [];
    },
  };
}

const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A recording's name in the list: with the time at which it ends, by which it is told from the live service. */
export function recordingLabel({ name, service }: Recording): string {
  const to = service.retained()?.to;
  return to === undefined ? name : `${name} · ${timeOfDay.format(to)}`;
}

/** Resolves when a recording has been read as far as it goes. */
function recordedStatus({ status }: Service) {
  return new Promise<Extract<typeof status.value, { state: 'recorded' }>>((resolve) => {
    const stop = effect(() => {
      if (status.value.state !== 'recorded') return;
      resolve(status.value);
      queueMicrotask(() => stop());
    });
  });
}
