import { useSignal } from '@preact/signals';
import { saveFile } from '../browser/files.ts';
import { writeProfileFile } from '../models/profile-file.ts';
import type { App } from './app.ts';
import { Dialog } from './dialog.tsx';

/** Saves the profiles to a file, with their tokens only where the person says so. */
export function ExportDialog({ app, close }: { app: App; close(): void }) {
  const withTokens = useSignal(false);
  const list = app.profiles.list.value;
  const tokens = list.filter(({ token, tokenForSession }) => token !== undefined && !tokenForSession).length;
  const save = () => {
    const content = writeProfileFile(list, withTokens.value);
    const day = new Date().toISOString().slice(0, 10);
    saveFile(`procscope-profiles-${day}.json`, new Blob([content], { type: 'application/json' }));
    close();
  };
  return (
    <Dialog title="Export services" close={close}>
      <p>
        {list.length === 1 ? 'One service goes' : `${list.length} services go`} into a JSON file: names, addresses,
        colours, groups and page patterns.
      </p>
      {tokens > 0 && (
        <label class="check">
          <input
            type="checkbox"
            data-testid="export-tokens"
            checked={withTokens.value}
            onChange={(event) => {
              withTokens.value = event.currentTarget.checked;
            }}
          />
          With the {tokens === 1 ? 'token of one service' : `tokens of ${tokens} services`}
        </label>
      )}
      {withTokens.value && (
        <p class="warning-text">Whoever gets hold of the file can then read what these services show.</p>
      )}
      <p class="actions">
        <button type="button" class="primary" data-testid="export-save" onClick={save}>
          Save file
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </p>
    </Dialog>
  );
}
