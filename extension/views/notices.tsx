import { displayName } from '../models/profile.ts';
import type { App } from './app.ts';

/** What the person should know once: trouble with storage, and the way to undo a removal. */
export function Notices({ app: { profiles, preferences, layouts, thresholds } }: { app: App }) {
  const notice = [profiles, preferences, layouts, thresholds].map(({ notice }) => notice.value).find(Boolean);
  const dismiss = () => {
    if (profiles.notice.value) profiles.dismissNotice();
    else if (preferences.notice.value) preferences.notice.value = undefined;
    else if (layouts.notice.value) layouts.notice.value = undefined;
    else thresholds.dismissNotice();
  };
  const removed = profiles.removed.value;
  return (
    <>
      {notice && (
        <p class="notice" role="alert" data-testid="notice">
          {notice}
          <button type="button" class="quiet" onClick={dismiss}>
            Dismiss
          </button>
        </p>
      )}
      {removed && (
        <p class="notice" role="status" data-testid="removed">
          “{displayName(removed)}” was removed.
          <button type="button" data-testid="undo" onClick={profiles.undo}>
            Undo
          </button>
          <button type="button" class="quiet" onClick={profiles.forgetRemoved}>
            Dismiss
          </button>
        </p>
      )}
    </>
  );
}
