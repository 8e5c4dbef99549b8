import type { Recording } from '../models/recordings.ts';
import type { App } from './app.ts';
import { closeRecording } from './recording-actions.ts';

/** Takes a recording out of the list. */
export function CloseRecording({ app, recording }: { app: App; recording: Recording }) {
  const title = `Close the recording ${recording.fileName}`;
  return (
    <button
      type="button"
      class="quiet close-recording"
      data-testid="close-recording"
      title={title}
      aria-label={title}
      onClick={() => closeRecording(app, recording.id)}
    >
      ×
    </button>
  );
}
