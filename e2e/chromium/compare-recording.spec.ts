import { answerFileDialog, catchSavedFiles, savedFile } from '../recordings.ts';
import { addByAddress, waitForRows, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

const DAY_MS = 86_400_000;

test('a service is compared with its own recording of yesterday', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const yesterday = await scripted({ name: 'shop', live: false, historySeconds: 120, endedMsAgo: DAY_MS });
  await devtools.open(site.url);
  await addByAddress(panel, yesterday.address);
  await waitForRows(panel, 60);
  await catchSavedFiles(panel);
  await panel.press('s');
  const file = await savedFile(panel);

  const today = await scripted({ name: 'shop', historySeconds: 120 });
  await addByAddress(panel, today.address);
  await waitForState(panel, 'live');
  await waitForRows(panel, 60);
  await answerFileDialog(panel, file);
  await panel.press('o');
  await waitForState(panel, 'recorded');

  // The second entry is the service of today: with it the recording is compared.
  await panel.press('2');
  await waitForState(panel, 'live');
  await panel.press('c');
  await panel.waitForSelector('[data-testid="comparison-chooser"]');
  await panel.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-testid="candidate"]')];
    boxes.find(({ dataset }) => dataset.entry?.includes('·'))?.click();
  });
  await panel.waitForSelector('[data-testid="candidate"]:checked');
  await panel.click('[data-testid="compare"]');
  await panel.waitForSelector('[data-testid="comparison"][data-services="2"]');
  // They have no time of day in common, so they are compared by their starts.
  await panel.waitForSelector('[data-testid="align-start"][aria-pressed="true"]');
  await panel.waitFor(() => {
    const chart = document.querySelector<HTMLElement>('[data-testid="comparison-chart"]');
    const counts = chart?.dataset.values?.split(' ').map(Number) ?? [];
    return counts.length === 2 && counts.every((count) => count >= 30);
  });
  expect(await panel.text('[data-testid="comparison-difference"]')).toMatch(/^[+−±]/);
});
