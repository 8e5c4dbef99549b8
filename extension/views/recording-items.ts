import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import type { MenuItem } from './menu.tsx';
import { chooseRecordings, saveRetained, toggleRecording } from './recording-actions.ts';

/** Lines of a menu that save, make and open recordings. */
export function recordingItems(app: App, { id, recording, service }: Entry): MenuItem[] {
  const section = 'Recordings';
  const { recordsAddresses } = app;
  const canRecord = !recording && service.description.value !== undefined && !app.recorder.of(id);
  return [
    { id: 'save-retained', section, label: 'Save what is retained', shortcut: 'S', run: () => void saveRetained(app) },
    ...(canRecord
      ? [{ id: 'record', section, label: 'Record from now on', shortcut: 'R', run: () => void toggleRecording(app) }]
      : []),
    {
      id: 'record-addresses',
      section,
      label: 'With the addresses of requests',
      checked: recordsAddresses.value,
      run: () => {
        recordsAddresses.value = !recordsAddresses.value;
      },
    },
    { id: 'open-recording', section, label: 'Open a recording…', shortcut: 'O', run: () => void chooseRecordings(app) },
  ];
}
