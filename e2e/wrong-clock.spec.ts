import { startShop } from './demo.ts';
import { ask, expectParts, openTab, pickSlowest, waitForExact } from './request-steps.ts';
import { addDiscovered, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

const HOURS = 2;

/** By how much a time that is told, such as `14:03:12.345`, is ahead of this machine's, in hours from -12 to 12. */
function hoursAhead(told: string): number {
  const [hours = 0, minutes = 0] = (/(\d+):(\d+):/.exec(told) ?? []).slice(1).map(Number);
  const now = new Date();
  const ahead = hours + minutes / 60 - now.getHours() - now.getMinutes() / 60;
  return ((ahead + 36) % 24) - 12;
}

for (const [way, sign] of [
  ['ahead', 1],
  ['behind', -1],
] as const) {
  test(`a request is explained by a service whose clock is hours ${way}`, { tag: '@all' }, async ({ devtools }) => {
    const { page, panel } = devtools;
    const shop = await startShop(sign * HOURS * 3_600_000);
    await devtools.open(shop.url);
    await addDiscovered(panel, 'shop');
    await waitForState(panel, 'live');
    await waitForRows(panel, 2);
    await ask(page, 'POST /block?ms=300');
    await pickSlowest(panel, '/block');
    await waitForExact(panel, 'were work of its own');
    await expectParts(panel, ['own', 'gc'], (await shop.measured('POST /block?ms=300')).durationMs);
    await panel.waitForText('[data-testid="request-pane"]', way);
    // As on the charts, whose time is the service's.
    const began = await panel.text('[data-testid="request-facts"] dd');
    expect(Math.round(hoursAhead(began))).toBe(sign * HOURS);
    expect(await panel.text('[data-testid="route-request"] time')).toBe(began);
    // The lane shows it where the charts of the service show the stall.
    await openTab(panel, 'requests');
    await panel.waitForSelector('[data-testid="lane"] [role="option"]');
    await shop.end();
  });
}
