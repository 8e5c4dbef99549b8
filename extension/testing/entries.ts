import { computed, signal } from '@preact/signals';
import type { ChartDescription } from '../../shared/charts.ts';
import { columnsOf } from '../../shared/charts.ts';
import type { Entries, Entry } from '../models/entries.ts';
import { createService } from '../models/service.ts';
import { createFakeSource } from './fake-source.ts';
import { chartOf, frameOf, helloOf } from './fixtures.ts';

export interface FakeEntryOptions {
  label?: string;
  color?: number;
  startedAt?: number;
  charts?: ChartDescription[];
  /** The samples to begin with, each a time followed by one value a column. */
  rows?: number[][];
}

/** An entry whose service has said hello, and the sink that feeds it. */
export function fakeEntry(id: string, options: FakeEntryOptions = {}) {
  const { label = id, color = 0, startedAt = 0, charts = [chartOf(['used'])], rows = [] } = options;
  const fake = createFakeSource();
  const service = createService(fake.source);
  fake.sink.described({ ...helloOf({ service: id, startedAt }), charts, columns: columnsOf(charts) });
  if (rows.length > 0) fake.sink.frame(frameOf(rows));
  const entry: Entry = { id, label, color, service, profile: { id, name: '', url: 'ws://127.0.0.1:7575/', color } };
  return { entry, sink: fake.sink, rows: (...more: number[][]) => fake.sink.frame(frameOf(more)) };
}

/** The list of services with these in it, the first shown. */
export function fakeEntries(...first: Entry[]) {
  const list = signal<readonly Entry[]>(first);
  const chosen = signal<string>();
  const entries: Entries = {
    list,
    shown: computed(() => list.value.find(({ id }) => id === chosen.value) ?? list.value[0]),
    show(id) {
      chosen.value = id;
    },
  };
  return {
    entries,
    list,
    remove(id: string) {
      list.value = list.value.filter((entry) => entry.id !== id);
    },
  };
}
