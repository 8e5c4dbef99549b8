import { picture, settledPicture } from '../picture.ts';
import { addDiscovered, waitForRows, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('the legend hides and shows a series, and remembers it', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'legendary' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'legendary');
  await waitForRows(panel, 3);
  const entry = '[data-testid="series"][data-series="process.memory.usage"]';
  expect(await panel.text(`${entry} .value`)).toMatch(/^\d+(\.\d+)? MiB$/);
  expect(await panel.attribute(entry, 'aria-pressed')).toBe('true');

  // Paused, the picture changes for no other reason.
  await panel.click('[data-testid="pause"]');
  await waitForState(panel, 'paused');
  const before = await settledPicture(panel, 'process.memory');
  await panel.click(entry);
  await panel.waitForSelector(`${entry}[aria-pressed="false"]`);
  await expect.poll(() => panel.evaluate(picture, 'process.memory')).not.toBe(before);

  await devtools.reload();
  await waitForRows(panel, 3);
  await panel.waitForSelector(`${entry}[aria-pressed="false"]`);
  await panel.click(entry);
  await panel.waitForSelector(`${entry}[aria-pressed="true"]`);
});
