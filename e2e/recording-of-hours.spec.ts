import { answerFileDialog, catchSavedFiles, savedFile } from './recordings.ts';
import { addByAddress, rowsOfFirstChart, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

const HOURS = 4;

test('a recording shows the hours before full resolution, too', async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  const service = await scripted({ historySeconds: HOURS * 3600, events: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 10);
  // What is older than an hour and some has gone in full resolution.
  await panel.waitFor(() => {
    const seconds = Number(document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds);
    return seconds > 0 && seconds < 2 * 3600;
  });
  await catchSavedFiles(panel);
  await panel.press('s');
  const file = await savedFile(panel);

  await answerFileDialog(panel, file);
  await panel.press('o');
  await waitForState(panel, 'recorded');
  await panel.click('[data-testid="window-60"]');
  await waitForRows(panel, 300);
  // Twice as much time, and twice again: what is older is there in minutes.
  await panel.press('-');
  await panel.press('-');
  await panel.waitFor((hours) => {
    const title = document.querySelector('[data-testid="minimap"]')?.getAttribute('aria-label') ?? '';
    return title !== '' && hours > 0;
  }, HOURS);
  await waitForRows(panel, 300);
  expect(await rowsOfFirstChart(panel)).toBeGreaterThan(300);
});
