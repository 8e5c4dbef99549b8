import { catchSavedFiles, dropFile, savedFile } from '../recordings.ts';
import { addByAddress, rowsOfFirstChart, waitForRows, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('a file with damaged bytes is opened as far as it is sound, with a sentence about the rest', {
  tag: '@all',
}, async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await addByAddress(panel, (await scripted({ name: 'scratched' })).address);
  await waitForRows(panel, 50);
  await catchSavedFiles(panel);
  await panel.press('s');
  const { name, base64 } = await savedFile(panel);
  const bytes = Buffer.from(base64, 'base64');
  bytes.fill(0xff, Math.floor(bytes.length * 0.6), Math.floor(bytes.length * 0.6) + 64);

  await dropFile(panel, { name, base64: bytes.toString('base64') });
  await waitForState(panel, 'recorded');
  await panel.waitForText('[data-testid="recording-problem"]', 'damaged');
  await waitForRows(panel, 20);
  expect(await rowsOfFirstChart(panel)).toBeGreaterThanOrEqual(20);
});
