import { useState } from 'preact/hooks';
import { FIGURES, type FigureId } from '../models/figures.ts';
import { DEFAULT_LIMITS } from '../models/thresholds.ts';
import { draftsOf, EMPTY_DRAFT, type LimitsDraft, readDrafts } from '../models/thresholds-form.ts';
import type { App } from './app.ts';
import { Dialog } from './dialog.tsx';
import { ThresholdFields } from './threshold-fields.tsx';

/** The form of the thresholds, while `app.editsThresholds` says that it is wanted. */
export function ThresholdsDialog({ app }: { app: App }) {
  if (!app.editsThresholds.value) return null;
  const close = () => {
    app.editsThresholds.value = false;
  };
  return (
    <Dialog title="Thresholds" close={close}>
      <ThresholdsForm app={app} close={close} />
    </Dialog>
  );
}

function ThresholdsForm({ app: { thresholds }, close }: { app: App; close(): void }) {
  const [drafts, setDrafts] = useState(() => draftsOf(thresholds.limits.value));
  const [isRefused, setRefused] = useState(false);
  const { limits, errors } = readDrafts(drafts);
  const isSound = Object.keys(errors).length === 0;
  const change = (id: FigureId, draft: LimitsDraft) => setDrafts({ ...drafts, [id]: draft });
  const save = (event: Event) => {
    event.preventDefault();
    setRefused(!isSound);
    if (!isSound) return;
    thresholds.set(limits);
    close();
  };
  return (
    <form class="thresholds" data-testid="thresholds-form" onSubmit={save}>
      <p class="faint">
        A figure is judged by its mean over the last ten seconds. Where both fields are empty it is not judged.
      </p>
      {FIGURES.map((figure) => (
        <ThresholdFields
          key={figure.id}
          figure={figure}
          draft={drafts[figure.id] ?? EMPTY_DRAFT}
          // What is being typed is not wrong yet.
          error={isRefused ? errors[figure.id] : undefined}
          change={(draft) => change(figure.id, draft)}
        />
      ))}
      <p class="actions">
        <button type="submit" class="primary" data-testid="save-thresholds">
          Save
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button
          type="button"
          class="quiet"
          data-testid="reset-thresholds"
          title="Fill in the usual thresholds; Save puts them in force"
          onClick={() => setDrafts(draftsOf(DEFAULT_LIMITS))}
        >
          Reset to defaults
        </button>
      </p>
    </form>
  );
}
