import { vi } from 'vitest';
import type { Source, SourceSink } from '../sources/source.ts';

/** A source under a test's control: what is put into `sink` is what it delivers. */
export function createFakeSource() {
  let opened: SourceSink | undefined;
  const close = vi.fn();
  const retry = vi.fn();
  const source: Source = {
    open(sink) {
      opened = sink;
      return close;
    },
    retry,
  };
  return {
    source,
    close,
    retry,
    get sink(): SourceSink {
      if (!opened) throw new Error('The source has not been opened.');
      return opened;
    },
  };
}
