import { formatValue } from '../charts/units.ts';
import type { Entry } from '../models/entries.ts';
import type { RunningRecording } from '../models/recorder.ts';
import type { App } from './app.ts';
import { stopRecording } from './recording-actions.ts';
import { useNow } from './use-now.ts';

/** The state of the recording that is being made of this service; nothing where there is none. */
export function RecordingState({ app, entry }: { app: App; entry: Entry }) {
  const running = app.recorder.of(entry.id);
  return running ? <RunningState app={app} recording={running} /> : null;
}

/** How long a recording has run and how large it is, with the two ways to end it. */
function RunningState({ app, recording }: { app: App; recording: RunningRecording }) {
  const seconds = Math.max(0, Math.floor((useNow() - recording.startedAt) / 1000));
  const time = `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
  return (
    <>
      <span
        class="recording-state"
        data-testid="recording-state"
        data-rows={recording.rows}
        title={`Closing DevTools discards it. ${recording.rows} samples are packed so far${recording.hasAddresses ? ', with the addresses of requests' : ''}.`}
      >
        <span class="recording-dot" /> recording {time}
        {recording.bytes >= SMALLEST_BYTES && `, ${formatValue(recording.bytes, 'By')}`}
      </span>
      <button
        type="button"
        data-testid="stop-recording"
        title="End the recording and save it (R)"
        onClick={() => void stopRecording(app.recorder, recording.id)}
      >
        Stop & save
      </button>
      <button
        type="button"
        class="quiet"
        data-testid="discard-recording"
        onClick={() => app.recorder.discard(recording.id)}
      >
        Discard
      </button>
    </>
  );
}

/** The first bytes are those of the packing itself. */
const SMALLEST_BYTES = 1000;

const pad = (number: number) => String(number).padStart(2, '0');
