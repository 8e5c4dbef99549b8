import { useSignal } from '@preact/signals';
import { chooseFiles } from '../browser/files.ts';
import type { App } from './app.ts';
import { ExportDialog } from './export-dialog.tsx';
import type { ListControls } from './use-list-controls.ts';

/** What can be done with the list as a whole: add to it, take it along, bring one in. */
export function ServiceActions({ app, controls }: { app: App; controls: ListControls }) {
  const { editor, importer, profiles } = app;
  const isExporting = useSignal(false);
  const importFile = async () => {
    const [file] = await chooseFiles('.json,.txt,application/json,text/plain');
    if (file) await importer.read(file);
  };
  const items = [
    { id: 'import-profiles', label: 'Import services…', run: importFile },
    ...(profiles.list.value.length === 0
      ? []
      : [{ id: 'export-profiles', label: 'Export services…', run: () => (isExporting.value = true) }]),
  ];
  return (
    <div class="service-actions">
      <button type="button" class="quiet" data-testid="add-service" title="Add a service (A)" onClick={editor.add}>
        + <span>Add service</span>
      </button>
      <button
        type="button"
        class="quiet"
        data-testid="list-more"
        title="Import and export services"
        aria-label="Import and export services"
        aria-haspopup="menu"
        onClick={(event) => controls.openMenu('Services', items, event)}
      >
        ⋯
      </button>
      {isExporting.value && (
        <ExportDialog
          app={app}
          close={() => {
            isExporting.value = false;
          }}
        />
      )}
    </div>
  );
}
