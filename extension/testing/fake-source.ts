import { vi } from 'vitest';
import type { Source, SourceSink } from '../sources/source.ts';

/** A source under a test's control: what is put into `sink` is what it delivers. */
export function createFakeSource() {
  let opened: SourceSink | undefined;
  const close = vi.fn();
  const retry = vi.fn();
  const ask = vi.fn<NonNullable<Source['ask']>>();
  const source: Source = {
    open(sink) {
      opened = sink;
      return close;
    },
    retry,
    ask,
  };
  return {
    source,
    close,
    retry,
    ask,
    get sink(): SourceSink {
      if (!opened) throw new Error('The source has not been opened.');
      return opened;
    },
  };
}
