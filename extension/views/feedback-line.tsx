import type { App } from './app.ts';
import { ending } from './focus.ts';

/** What came of the last thing done, with the way to take it back where there is one. */
export function FeedbackLine({ app: { feedback } }: { app: App }) {
  const { value: message } = feedback.message;
  return (
    // Always there, since what reads the page aloud tells only of changes within what it knows.
    <div class="feedback" role="status">
      {message && (
        <p data-testid="feedback">
          <span>{message.text}</span>
          {message.undo && (
            <button type="button" data-testid="undo-layout" onClick={ending(feedback.undo)}>
              Undo
            </button>
          )}
          <button type="button" class="quiet" data-testid="dismiss-feedback" onClick={ending(feedback.dismiss)}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}
