import { newestTime } from '../charts/snapshot.ts';
import type { Entry } from '../models/entries.ts';
import { WINDOWS_MS } from '../models/preferences.ts';
import type { App } from './app.ts';
import { CompareButton } from './compare-button.tsx';
import { useFace } from './use-face.ts';

/** Which service this is, how it is, and the controls of the timeline. */
export function Toolbar({ app, entry }: { app: App; entry: Entry }) {
  const { timeline, editor, comparison } = app;
  const { service, profile } = entry;
  const face = useFace(service, timeline, true);
  const description = service.description.value;
  return (
    <header class="toolbar">
      <div class="identity">
        <h1 title={profile.url}>{entry.label}</h1>
        <span class={`status ${face.tone}`} data-testid="status" data-state={face.state}>
          {face.label}
        </span>
        {description && (
          <span class="process" data-testid="process">
            {description.service.version && <span>v{description.service.version}</span>}
            <span>pid {description.process.pid}</span>
            <span>
              {description.process.runtime.name} {description.process.runtime.version.replace(/^v/, '')}
            </span>
            <span>{description.process.host}</span>
          </span>
        )}
        <button type="button" class="quiet" data-testid="edit-service" onClick={() => editor.edit(profile)}>
          Edit
        </button>
        <CompareButton app={app} />
      </div>
      <div class="controls">
        <fieldset class="windows" aria-label="Live window">
          {WINDOWS_MS.map((windowMs) => (
            <button
              key={windowMs}
              type="button"
              data-testid={`window-${windowMs / 60_000}`}
              aria-pressed={lengthOf(timeline) === windowMs}
              onClick={() => timeline.setWindow(windowMs)}
            >
              {windowMs / 60_000} min
            </button>
          ))}
        </fieldset>
        {timeline.isLive.value ? (
          <button
            type="button"
            data-testid="pause"
            title="Let the view stand still; recording goes on (P)"
            onClick={() => timeline.pause(comparison.retained()?.to ?? newestTime(service))}
          >
            Pause
          </button>
        ) : (
          <button type="button" class="primary" data-testid="live" title="Back to live (L)" onClick={timeline.live}>
            Live
          </button>
        )}
      </div>
    </header>
  );
}

/** How much time is in view: the live window's length, or that of the range that stands still. */
function lengthOf({ frozen, windowMs }: App['timeline']): number {
  return frozen.value ? frozen.value.to - frozen.value.from : windowMs.value;
}
