import { answerFileDialog, catchSavedFiles, savedFile, unpacked } from './recordings.ts';
import { addByAddress, addDiscovered, rowsOfFirstChart, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

test('what is retained of a service is saved, and opened shows the same', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const service = await services.start({ name: 'keeper' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'keeper');
  // All rows of a minute are drawn as they are.
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 10);
  // What nothing is added to any more can be compared.
  await service.kill();
  await waitForState(panel, 'lost');
  const memory = '[data-testid="series"][data-series="process.memory.usage"] .value';
  const shown = { rows: await rowsOfFirstChart(panel), memory: await panel.text(memory) };

  await catchSavedFiles(panel);
  await panel.click('[data-testid="menu-more"]');
  await panel.click('[data-testid="menu-item-save-retained"]');
  const file = await savedFile(panel);
  expect(file.name).toMatch(/^keeper-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.procscope$/);

  await answerFileDialog(panel, file);
  await panel.press('o');
  await waitForState(panel, 'recorded');
  // A recording has a layout of its own.
  await panel.click('[data-testid="window-1"]');
  await waitForRows(panel, 10);
  expect({ rows: await rowsOfFirstChart(panel), memory: await panel.text(memory) }).toEqual(shown);
  expect(await panel.text('[data-testid="recording-info"]')).toContain(file.name);
  expect(await panel.count('[data-testid="recording-problem"]')).toBe(0);

  // It is closed like a tab, and can be had back.
  await panel.click('[data-testid="close-recording"]');
  await waitForState(panel, 'lost');
  await panel.click('[data-testid="undo-close"]');
  await panel.waitForSelector('[data-testid="service"][data-state="recorded"]');
});

test('a recording holds nothing that leads to the service', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  const token = 'a-token-that-nobody-may-see';
  const service = await services.start({ name: 'discreet', token, attach: true, path: '/hidden/door' });
  await devtools.open(site.url);
  await addByAddress(panel, `${service.address}#token=${token}`);
  await waitForState(panel, 'live');
  await waitForRows(panel, 3);
  await catchSavedFiles(panel);
  await panel.press('s');
  const text = unpacked(await savedFile(panel));
  expect(text).toContain('discreet');
  for (const secret of [token, Buffer.from(token).toString('base64url'), '/hidden/door', `:${service.port}`]) {
    expect(text).not.toContain(secret);
  }
});
