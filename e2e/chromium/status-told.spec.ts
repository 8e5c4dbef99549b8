import { addByAddress, rowsOfFirstChart, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const STATUS = '[data-testid="status"][role="status"]';

test('how the shown service is connected is told when it changes, and not with every sample', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'told', historySeconds: 20 });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 10);
  await panel.waitForText(STATUS, 'Live');
  await panel.evaluate((selector) => {
    const status = document.querySelector<HTMLElement>(selector);
    if (!status) return;
    const changes = new MutationObserver(() => {
      status.dataset.changes = String(Number(status.dataset.changes) + 1);
    });
    status.dataset.changes = '0';
    changes.observe(status, { characterData: true, childList: true, subtree: true });
  }, STATUS);
  await waitForRows(panel, (await rowsOfFirstChart(panel)) + 3);
  expect(await panel.attribute(STATUS, 'data-changes')).toBe('0');

  // The same element says something else: only that is read aloud.
  await panel.press('p');
  await panel.waitForText(STATUS, 'Paused');
  expect(await panel.attribute(STATUS, 'data-changes')).toBe('1');
});
