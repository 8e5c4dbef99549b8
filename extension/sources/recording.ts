import { ProtocolError } from '../../shared/guard.ts';
import { VersionError } from '../../shared/messages.ts';
import { gunzip } from './gunzip.ts';
import { decodeBlock } from './recording-blocks.ts';
import { MAX_FILE_BYTES } from './recording-format.ts';
import { RecordingError, readBlocks } from './recording-reader.ts';
import { createReplay } from './recording-replay.ts';
import { describeFault, describeRequests, describeUnknown } from './recording-report.ts';
import type { Source, SourceSink } from './source.ts';

/** A recording as a source: delivers what its file holds, as far as that is sound, and says then that it is recorded. */
export function createRecordingSource(file: Blob): Source {
  return {
    open(sink) {
      const closing = new AbortController();
      void play(file, sink, closing.signal);
      return () => closing.abort();
    },
    retry() {},
  };
}

async function play(file: Blob, sink: SourceSink, signal: AbortSignal): Promise<void> {
  const replay = createReplay(sink);
  let unknown = 0;
  let problem: string | undefined;
  try {
    if (file.size > MAX_FILE_BYTES) throw new RecordingError('limit', `${Math.round(file.size / 1024 / 1024)} MiB`);
    for await (const raw of readBlocks(gunzip(file))) {
      if (signal.aborted) return;
      const block = decodeBlock(raw);
      if (block) replay.take(block);
      else unknown++;
    }
  } catch (error) {
    problem = describeFault(asRecordingError(error), replay.span);
  }
  if (signal.aborted) return;
  const notes = [describeRequests(replay.page, replay.requests), describeUnknown(unknown)].flatMap(
    (text) => text ?? [],
  );
  const note = notes.length > 0 ? notes.join(' ') : undefined;
  sink.status({
    state: 'recorded',
    ...(replay.about ? { about: replay.about } : {}),
    ...(replay.page ? { page: replay.page } : {}),
    ...(problem === undefined ? {} : { problem }),
    ...(note === undefined ? {} : { note }),
  });
}

/**
 * A block that is whole but holds what no agent may send is damaged, too, and says how. Anything else, such as want of
 * memory, must not leave the person waiting.
 */
function asRecordingError(error: unknown): RecordingError {
  if (error instanceof RecordingError) return error;
  if (error instanceof VersionError) return new RecordingError('version', error.message);
  if (error instanceof ProtocolError) return new RecordingError('damaged', error.message);
  return new RecordingError('unreadable', String(error));
}
