import type { App } from './app.ts';
import { ending } from './focus.ts';

/** What the person should know once: trouble with storage or a file, and the way to undo what was done last. */
export function Notices({ app: { profiles, preferences, layouts, thresholds, importer } }: { app: App }) {
  const { undoable } = profiles;
  return (
    <>
      <Notice sentence={profiles.notice.value} dismiss={profiles.dismissNotice} />
      <Notice sentence={preferences.notice.value} dismiss={preferences.dismissNotice} />
      <Notice sentence={layouts.notice.value} dismiss={layouts.dismissNotice} />
      <Notice sentence={thresholds.notice.value} dismiss={thresholds.dismissNotice} />
      <Notice sentence={importer.notice.value} dismiss={importer.dismissNotice} />
      {undoable.value && (
        <p class="notice" role="status" data-testid="undoable">
          {undoable.value}
          <button type="button" data-testid="undo" onClick={ending(profiles.undo)}>
            Undo
          </button>
          <button type="button" class="quiet" onClick={ending(profiles.forgetUndo)}>
            Dismiss
          </button>
        </p>
      )}
    </>
  );
}

function Notice({ sentence, dismiss }: { sentence: string | undefined; dismiss(): void }) {
  if (sentence === undefined) return null;
  return (
    <p class="notice" role="alert" data-testid="notice">
      {sentence}
      <button type="button" class="quiet" data-testid="dismiss" onClick={ending(dismiss)}>
        Dismiss
      </button>
    </p>
  );
}
