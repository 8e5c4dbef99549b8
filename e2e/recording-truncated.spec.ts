import { catchSavedFiles, dropFile, savedFile } from './recordings.ts';
import { addDiscovered, rowsOfFirstChart, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('a file that is cut off is opened as far as it goes when it is dropped on the panel', async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'broken' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'broken');
  // More than one block of samples, so that the cut leaves some.
  await waitForRows(panel, 70);
  await catchSavedFiles(panel);
  await panel.press('s');
  const { name, base64 } = await savedFile(panel);
  const whole = Buffer.from(base64, 'base64');
  const cut = { name: `cut-${name}`, base64: whole.subarray(0, -200).toString('base64') };

  await dropFile(panel, cut);
  await waitForState(panel, 'recorded');
  await waitForRows(panel, 60);
  expect(await rowsOfFirstChart(panel)).toBeGreaterThanOrEqual(60);
  await panel.waitForText('[data-testid="recording-problem"]', 'The file is cut off after ');
  await panel.waitForText('[data-testid="recording-problem"]', ' seconds, is shown.');
  expect(await panel.count('[data-testid="drop-target"]')).toBe(0);

  await dropFile(panel, { name: 'letter.txt', base64: Buffer.from('Dear panel').toString('base64') });
  await panel.waitForText('[data-testid="recording-notice"]', '“letter.txt” was not opened');
  await dropFile(panel, { name: 'empty.procscope', base64: '' });
  await panel.waitForText('[data-testid="recording-notice"]', 'The file is not a recording of Procscope.');
  expect(await panel.count('[data-testid="service"]')).toBe(2);
});
