import type { App } from './app.ts';
import { stopRecording } from './recording-actions.ts';

/** What the person should know of recordings: one that could not be opened, was closed, or ended by itself. */
export function RecordingNotices({ app: { recordings, recorder } }: { app: App }) {
  const { notice, closed, opening } = recordings;
  return (
    <>
      {notice.value && (
        <p class="notice" role="alert" data-testid="recording-notice">
          {notice.value}
          <button type="button" class="quiet" onClick={recordings.dismissNotice}>
            Dismiss
          </button>
        </p>
      )}
      {opening.value.length > 0 && (
        <p class="notice" role="status" data-testid="opening-recording">
          Opening {opening.value.map((name) => `“${name}”`).join(', ')}…
        </p>
      )}
      {closed.value && (
        <p class="notice" role="status" data-testid="closed-recording">
          The recording “{closed.value.fileName}” was closed.
          <button type="button" data-testid="undo-close" onClick={recordings.undo}>
            Undo
          </button>
          <button type="button" class="quiet" onClick={recordings.forgetClosed}>
            Dismiss
          </button>
        </p>
      )}
      {recorder.running.value.map(
        ({ id, ended }) =>
          ended.value && (
            <p key={id} class="notice" role="alert" data-testid="recording-ended">
              {ended.value}
              <button type="button" class="primary" onClick={() => void stopRecording(recorder, id)}>
                Save
              </button>
              <button type="button" class="quiet" onClick={() => recorder.discard(id)}>
                Discard
              </button>
            </p>
          ),
      )}
    </>
  );
}
