import { startShop } from '../demo.ts';
import { ask, pickSlowest, waitForExact } from '../request-steps.ts';
import { addDiscovered, waitForRows, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

const MET = '[data-testid="met-event"]';

test('of many pauses that a request met the longest are listed, and all when asked for', { tag: '@all' }, async ({
  devtools,
}) => {
  const shop = await startShop();
  const { panel, page } = devtools;
  try {
    await devtools.open(shop.url);
    await addDiscovered(panel, 'shop');
    await waitForState(panel, 'live');
    await waitForRows(panel, 2);
    await ask(page, 'POST /allocate?mb=600');
    await pickSlowest(panel, '/allocate');
    await waitForExact(panel, 'on the server were');
    // The last ones are told of late.
    await panel.waitForText('[data-testid="request-met"] h4', 'the longest 20 of');
    expect(await panel.count(MET)).toBe(20);
    await panel.click('[data-testid="met-all"]');
    await panel.waitFor((met) => {
      const listed = document.querySelectorAll(met).length;
      const told = document.querySelector('[data-testid="request-met"] h4 span')?.textContent;
      return listed > 20 && told === String(listed);
    }, MET);
    await panel.click('[data-testid="met-all"]');
    await panel.waitFor((met) => document.querySelectorAll(met).length === 20, MET);
  } finally {
    await shop.end();
  }
});
