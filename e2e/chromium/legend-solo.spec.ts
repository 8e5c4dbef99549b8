import { addByAddress, waitForRows } from '../steps.ts';
import { test } from '../test.ts';

const SERIES = '.chart[data-chart="memory.process_memory"] [data-testid="series"]';
const SECOND = '.chart[data-chart="memory.process_memory"] li:nth-child(2) [data-testid="series"]';

test('a click with Alt shows a series of the legend alone, once more all of them, and is remembered', {
  tag: '@all',
}, async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  const service = await scripted({ name: 'solo' });
  await devtools.open(site.url);
  await addByAddress(panel, service.address);
  await waitForRows(panel, 20);
  const waitForPressed = (...pressed: boolean[]) =>
    panel.waitFor(
      ({ selector, wanted }) =>
        [...document.querySelectorAll(selector)].map((each) => each.getAttribute('aria-pressed')).join() === wanted,
      { selector: SERIES, wanted: pressed.join() },
    );
  await waitForPressed(true, true, true, true);
  await panel.click(SECOND, { modifiers: ['Alt'] });
  await waitForPressed(false, true, false, false);
  // Nobody closes DevTools within the milliseconds that it takes to store the choice, but a test does.
  await panel.waitFor(async () => JSON.stringify(await chrome.storage.local.get('layouts')).includes('process_memory'));
  await devtools.reload();
  await waitForRows(panel, 20);
  await waitForPressed(false, true, false, false);
  await panel.click(SECOND, { modifiers: ['Alt'] });
  await waitForPressed(true, true, true, true);
});
