import type { Panel } from './devtools/devtools.ts';
import { catchSavedFiles, dropFile, savedFile } from './recordings.ts';
import { addDiscovered, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a service is compared with its own recording, by the time since each began', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'itself' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'itself');
  await waitForRows(panel, 8);
  await catchSavedFiles(panel);
  await panel.press('s');
  await dropFile(panel, await savedFile(panel));
  await waitForState(panel, 'recorded');

  await panel.press('1');
  await waitForState(panel, 'live');
  await panel.press('c');
  await panel.waitForSelector('[data-testid="comparison"][data-services="2"]');
  await panel.click('[data-testid="align-start"]');
  await panel.click('[data-testid="window-1"]');
  // The recording holds what the service did then: the same values, no difference.
  await expect
    .poll(async () => {
      // The charts move up when the minimap goes.
      await panel.hover('[data-testid="comparison-chart"] .u-over', { x: 0.015, y: 0.5 });
      return differences(panel);
    })
    .toEqual(['±0 B', '±0 B', '±0 B', '±0 B', '±0 B']);
});

/** How much memory of each kind the two have used differently at the cursor. */
function differences(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [
      ...document.querySelectorAll(
        '[data-testid="comparison-chart"][data-chart="process.memory"] [data-testid="comparison-difference"]',
      ),
    ].map((cell) => cell.textContent ?? ''),
  );
}
