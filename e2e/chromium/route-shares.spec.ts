import { startShop } from '../demo.ts';
import type { Panel, Position } from '../devtools/devtools.ts';
import { ask, openTab, pickSlowest, routeSelector, waitForExact } from '../request-steps.ts';
import { addDiscovered, waitForRows, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

const HEAT = '[data-testid="request-heat"]';

/** Waits until a route is told to have at least such a share, in per cent. */
async function waitForShare(panel: Panel, route: string, kind: string, least: number): Promise<void> {
  await panel.waitFor(
    ({ selector, percent }) => Number.parseInt(document.querySelector(selector)?.textContent ?? '', 10) >= percent,
    { selector: `${routeSelector(route)} [data-kind="${kind}"]`, percent: least },
  );
}

/** Moves the pointer over the newest fifth of the heatmap until it is over a cell that is told of so. */
async function findCell(panel: Panel, text: string): Promise<Position> {
  const steps = (from: number, to: number, count: number) =>
    Array.from({ length: count }, (_, index) => from + ((to - from) * (index + 0.5)) / count);
  const places = steps(1, 0.8, 25).flatMap((x) => steps(0, 1, 16).map((y) => ({ x, y })));
  let found: Position = { x: 0, y: 0 };
  await expect
    .poll(async () => {
      for (const place of places) {
        await panel.hover(`${HEAT} canvas`, place);
        found = place;
        if ((await panel.text(`${HEAT} figcaption`)).includes(text)) return true;
      }
      return false;
    }, `"${text}" somewhere in the heatmap`)
    .toBe(true);
  return found;
}

test('routes have shares of what their requests went into, and a cell of the heatmap leads to its slowest', {
  tag: '@all',
}, async ({ devtools }) => {
  const shop = await startShop();
  const { page, panel } = devtools;
  try {
    await devtools.open(shop.url);
    await addDiscovered(panel, 'shop');
    await waitForState(panel, 'live');
    await waitForRows(panel, 2);
    await panel.click('[data-testid="window-1"]');
    await ask(page, 'POST /block?ms=500');
    await ask(page, 'POST /allocate?mb=100');
    await ask(page, 'GET /wait?ms=300');
    await openTab(panel, 'routes');
    await waitForShare(panel, '/block', 'own', 80);
    await waitForShare(panel, '/allocate', 'gc', 20);
    await panel.waitForText(`${routeSelector('/wait')} [data-kind="own"]`, '0 %');

    await panel.click(`${routeSelector('/wait')} button`);
    await panel.waitForSelector(`${HEAT}[data-count="1"]`);
    await panel.press('p');
    const at = await findCell(panel, '1 from');
    await panel.click(`${HEAT} canvas`, { at });
    await panel.waitForSelector('[data-testid="request-pane"] h3[title$="/wait?ms=300"]');
    await waitForExact(panel, 'were waiting');
    await pickSlowest(panel, '/block');
    expect(await panel.text('[data-testid="request-pane"] h3')).toContain('/block');
  } finally {
    await shop.end();
  }
});
