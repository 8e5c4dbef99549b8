import { catchSaves, saved } from '../layout-steps.ts';
import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

test('a chart of a comparison becomes a picture that names what is compared', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  for (const name of ['one', 'two']) {
    const service = await scripted({ name });
    await addByAddress(panel, service.address);
    await waitForRows(panel, 100);
  }
  await panel.press('c');
  await panel.waitForSelector('[data-testid="comparison"][data-services="2"]');
  await panel.waitForSelector('[data-testid="comparison-chart"] canvas');
  await catchSaves(panel);
  // A picture that the clipboard refuses is saved, and a test can read a file.
  await panel.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('Not now.', 'NotAllowedError'));
  });
  await panel.click('[data-testid="comparison-chart"] [data-testid="menu-chart"]');
  await panel.click('[data-testid="menu-item-png"]');
  const { name, type, text } = await saved(panel);
  expect(name).toMatch(/^procscope-two-one-memory\.process_memory-\d{8}-\d{6}\.png$/);
  expect(type).toBe('image/png');
  expect(text).toContain('PNG');
});
