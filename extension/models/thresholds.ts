import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStore } from '../browser/storage.ts';
import { DEFAULTS } from './default-limits.ts';
import { FIGURES, type FigureId } from './figures.ts';
import { isRecord } from './record.ts';
import type { Limits } from './tone.ts';

/** From which level on each figure is strained or bad; a figure that is missing is not judged. */
export type LimitsByFigure = Readonly<Partial<Record<FigureId, Limits>>>;

/** The thresholds that are in force, kept in storage and in step with the other open panels. */
export interface Thresholds {
  limits: ReadonlySignal<LimitsByFigure>;
  /** False until storage has been read once. */
  loaded: ReadonlySignal<boolean>;
  /** A sentence for the person about what storage held, until dismissed. */
  notice: ReadonlySignal<string | undefined>;
  dismissNotice(): void;
  /** Puts these in force, and keeps what of them differs from the defaults. */
  set(limits: LimitsByFigure): void;
  dispose(): void;
}

/** A person's choice for a figure; `null` is not to judge it. */
type Changes = Partial<Record<FigureId, Limits | null>>;

const KEY = 'thresholds';

/** The thresholds of somebody who has changed none. */
export const DEFAULT_LIMITS: LimitsByFigure = withChanges({});

export function createThresholds(store: KeyValueStore): Thresholds {
  /** Only what differs from the defaults, so that better ones reach those who never changed them. */
  const changes = signal<Changes>({});
  const loaded = signal(false);
  const notice = signal<string>();
  let isChanged = false;
  let saving = 0;
  /** Whether storage told of a change while a write of ours was on its way. */
  let missed = false;

  async function load(): Promise<void> {
    try {
      const stored = await store.get(KEY);
      const { changes: read, damaged } = readChanges(stored);
      // Storage takes a moment; what was changed meanwhile stays.
      if (!isChanged) changes.value = read;
      if (damaged) notice.value = 'Some saved thresholds could not be read; the usual ones are in force for them.';
    } catch (error) {
      notice.value = `The saved thresholds could not be read: ${String(error)}. The usual ones are in force.`;
    }
    loaded.value = true;
  }

  async function save(): Promise<void> {
    saving++;
    try {
      await store.set(KEY, { version: 1, changes: changes.value });
      if (saving > 1 || !missed) return;
      missed = false;
      take(await store.get(KEY));
    } catch (error) {
      notice.value = `The thresholds could not be saved: ${String(error)}. They are in force until the panel closes.`;
    } finally {
      saving--;
    }
  }

  /** Takes over what another panel has written. An equal one, such as the echo of our own write, is no change. */
  function take(stored: unknown): void {
    const { changes: read } = readChanges(stored);
    if (JSON.stringify(read) !== JSON.stringify(changes.peek())) changes.value = read;
  }

  const unwatch = store.watch(KEY, (stored) => {
    if (saving > 0) missed = true;
    else take(stored);
  });
  void load();

  return {
    limits: computed(() => withChanges(changes.value)),
    loaded,
    notice,
    dismissNotice: () => {
      notice.value = undefined;
    },
    set(limits) {
      changes.value = changesOf(limits);
      isChanged = true;
      void save();
    },
    dispose: unwatch,
  };
}

/** What storage holds, in the order of the figures; what is not whole is left out and told of. */
function readChanges(stored: unknown): { changes: Changes; damaged: boolean } {
  if (stored === undefined) return { changes: {}, damaged: false };
  const { version, changes: entries } = isRecord(stored) ? stored : {};
  if (version !== 1 || !isRecord(entries)) return { changes: {}, damaged: true };
  const changes: Changes = {};
  let damaged = false;
  for (const { id } of FIGURES) {
    const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
    if (entry === null) changes[id] = null;
    else if (isLimits(entry)) changes[id] = { strained: entry.strained, bad: entry.bad };
    else damaged ||= entry !== undefined;
  }
  return { changes, damaged };
}

/** Whether these can be in force: numbers above zero, the lower one for strained. */
export function isLimits(value: unknown): value is Limits {
  if (!isRecord(value)) return false;
  const { strained, bad } = value;
  return Number.isFinite(strained) && Number.isFinite(bad) && Number(strained) > 0 && Number(strained) < Number(bad);
}

function withChanges(changes: Changes): LimitsByFigure {
  const limits: Partial<Record<FigureId, Limits>> = {};
  for (const { id } of FIGURES) {
    const choice = changes[id] === undefined ? DEFAULTS[id].limits : changes[id];
    if (choice) limits[id] = choice;
  }
  return limits;
}

function changesOf(limits: LimitsByFigure): Changes {
  const changes: Changes = {};
  for (const { id } of FIGURES) {
    const [now, usual] = [limits[id], DEFAULTS[id].limits];
    if (now?.strained !== usual?.strained || now?.bad !== usual?.bad) changes[id] = now ?? null;
  }
  return changes;
}
