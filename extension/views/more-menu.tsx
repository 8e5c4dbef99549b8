import type { Entry } from '../models/entries.ts';
import { USUAL_ARRANGEMENT, USUAL_LAYOUT } from '../models/layout.ts';
import type { App } from './app.ts';
import { foldItems } from './fold-items.ts';
import { Menu, type MenuItem } from './menu.tsx';
import { recordingItems } from './recording-items.ts';
import { saveAllCsv } from './save-chart.ts';
import { themeItems } from './theme-items.ts';

/** What can be done with the shown service and its view, beyond what has a button of its own. */
export function MoreMenu({ app, entry }: { app: App; entry: Entry }) {
  return <Menu label="More" title="More actions" id="more" items={itemsOf(app, entry)} />;
}

/** Every line of the menu, section by section. */
function itemsOf(app: App, entry: Entry): MenuItem[] {
  return [
    ...recordingItems(app, entry),
    { id: 'csv-all', section: 'Data', label: 'Save all charts as CSV', run: () => saveAllCsv(app, entry) },
    ...foldItems(app, entry),
    { id: 'reset-layout', section: 'Layout', label: 'Reset layout', run: () => resetLayout(app, entry) },
    {
      id: 'thresholds',
      section: 'Settings',
      label: 'Thresholds…',
      run: () => {
        app.editsThresholds.value = true;
      },
    },
    ...themeItems(app),
  ];
}

function resetLayout({ layouts, feedback }: App, { label }: Entry): void {
  const undo = layouts.change({ ...USUAL_ARRANGEMENT, series: USUAL_LAYOUT.series });
  feedback.say(`The layout of ${label} is as usual again.`, undo);
}
