import { answerFileDialog, catchSavedFiles, savedFile } from './recordings.ts';
import { addByAddress, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

const HOURS = 4;

test('a recording shows the hours before full resolution, too', async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  const service = await scripted({ historySeconds: HOURS * 3600, events: false });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 10);
  // All has come, and what is older than an hour and some has gone in full resolution.
  await panel.waitFor((hours) => {
    const retained = Number(document.querySelector('[data-testid="brush"]')?.getAttribute('aria-valuemax'));
    const seconds = Number(document.querySelector<HTMLElement>('[data-testid="panel"]')?.dataset.spanSeconds);
    return retained > (hours - 0.1) * 3600 && seconds < 2 * 3600;
  }, HOURS);
  await catchSavedFiles(panel);
  await panel.press('s');
  const file = await savedFile(panel);

  await answerFileDialog(panel, file);
  await panel.press('o');
  await waitForState(panel, 'recorded');
  await panel.click('[data-testid="window-60"]');
  await waitForRows(panel, 300);
  await panel.press('-');
  await panel.press('-');
  await panel.waitForSelector(`[data-testid="view-range"][data-length="${HOURS * 3_600_000}"]`);
  await expect
    .poll(async () => {
      await panel.hover('[data-testid="chart"] .u-over', { x: 0.3, y: 0.5 });
      return panel.attribute('[data-testid="series"]', 'title');
    }, 'a minute of three hours ago, under the cursor')
    .toMatch(/mean of (60 s|1 min)/);
});
