import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import { CloseRecording } from './close-recording.tsx';
import { CompareButton } from './compare-button.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { MoreMenu } from './more-menu.tsx';
import { ProcessLine } from './process-line.tsx';
import { RecordingState } from './recording-state.tsx';
import { Search } from './search.tsx';
import { TimeControls, ViewRange } from './time-controls.tsx';
import { useFace } from './use-face.ts';

/** Which service this is, how it is, and the controls of the timeline and of the charts. */
export function Toolbar({ app, entry }: { app: App; entry: Entry }) {
  const { timeline, editor } = app;
  const { service, profile, recording } = entry;
  const face = useFace(service, timeline, true);
  return (
    <header class="toolbar">
      <div class="identity">
        <h1 title={profile?.url ?? recording?.fileName}>{entry.label}</h1>
        <span class={`status ${face.tone}`} role="status" data-testid="status" data-state={face.state}>
          {face.label}
        </span>
        <ProcessLine service={service} />
        {profile && (
          <button type="button" class="quiet" data-testid="edit-service" onClick={() => editor.edit(profile)}>
            Edit
          </button>
        )}
        {recording && <CloseRecording app={app} recording={recording} />}
        <CompareButton app={app} />
        <ViewRange timeline={timeline} />
      </div>
      <div class="controls">
        <TimeControls app={app} />
        <Search finder={app.finder} />
        <FilterMenu app={app} entry={entry} />
        <RecordingState app={app} entry={entry} />
        <MoreMenu app={app} entry={entry} />
      </div>
    </header>
  );
}
