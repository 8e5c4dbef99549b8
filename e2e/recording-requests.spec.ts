import { type Shop, startShop } from './demo.ts';
import type { Panel } from './devtools/devtools.ts';
import { answerFileDialog, catchSavedFiles, savedFile, unpacked } from './recordings.ts';
import { ask, partsOfPicked, pickSlowest, waitForExact } from './request-steps.ts';
import { addDiscovered, waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

let shop: Shop;
test.beforeEach(async () => {
  // Times of the page and of the service that could be taken for each other would not show which is meant.
  shop = await startShop(-3_600_000);
});
test.afterEach(() => shop.end());

const ROOT = '[data-testid="panel"]';
const SENTENCE = '[data-testid="request-sentence"]';

const wantAddresses = async (panel: Panel) => {
  await panel.click('[data-testid="menu-more"]');
  await panel.click('[data-testid="menu-item-record-addresses"]');
};

test('what is saved has the requests of the page, explained as before, and addresses only when asked', async ({
  devtools,
}) => {
  const { page, panel } = devtools;
  await devtools.open(shop.url);
  await addDiscovered(panel, 'shop');
  await waitForState(panel, 'live');
  await waitForRows(panel, 2);
  await ask(page, 'POST /allocate?mb=200');
  await pickSlowest(panel, '/allocate');
  await waitForExact(panel, 'on the server were');
  // Pauses are told of late, so they must have had the time to come.
  const span = Number(await panel.attribute(ROOT, 'data-span-seconds'));
  await panel.waitFor(
    ({ root, least }) => Number(document.querySelector<HTMLElement>(root)?.dataset.spanSeconds) >= least,
    { root: ROOT, least: span + 3 },
  );
  const explained = { sentence: await panel.text(SENTENCE), parts: await partsOfPicked(panel) };
  await catchSavedFiles(panel);
  await panel.press('s');
  const file = await savedFile(panel);
  expect(unpacked(file)).toContain('http://host-1/route-');
  expect(unpacked(file)).not.toContain('/allocate');

  await ask(page, 'GET /products');
  await answerFileDialog(panel, file);
  await panel.press('o');
  await waitForState(panel, 'recorded');
  // The page's own requests, and the picked one among them, are not the recording's.
  await panel.waitFor(() => document.querySelector('[data-testid="request-pane"]') === null);
  await panel.waitForText('[data-testid="recording-info"]', 'of the page, without addresses');
  const slowest = await panel.waitFor(
    () => document.querySelector<HTMLElement>('[data-testid="route"]')?.dataset.route ?? '',
  );
  expect(slowest).toMatch(/host-1\/route-\d+$/);
  await pickSlowest(panel, slowest.replace(/^.*(?=\/route)/, ''));
  await waitForExact(panel, 'on the server were');
  expect({ sentence: await panel.text(SENTENCE), parts: await partsOfPicked(panel) }).toEqual(explained);

  await panel.click('[data-testid="close-recording"]');
  await waitForState(panel, 'live');
  await wantAddresses(panel);
  await panel.press('s');
  const told = await savedFile(panel);
  expect(unpacked(told)).toContain('/allocate?mb=200');
  expect(unpacked(told)).not.toContain('host-1');
});

test('what is recorded from now on has the requests of that time', { tag: '@all' }, async ({ devtools }) => {
  const { page, panel } = devtools;
  await devtools.open(shop.url);
  await addDiscovered(panel, 'shop');
  await waitForState(panel, 'live');
  await waitForRows(panel, 2);
  await ask(page, 'POST /allocate?mb=1');
  await pickSlowest(panel, '/allocate');
  await wantAddresses(panel);
  await catchSavedFiles(panel);
  await panel.press('r');
  await panel.waitForSelector('[data-testid="recording-state"]');
  await ask(page, 'GET /wait?ms=400');
  await pickSlowest(panel, '/wait');
  await waitForExact(panel, 'were waiting');
  await panel.press('r');
  const file = await savedFile(panel);
  expect(unpacked(file)).toContain('/wait?ms=400');
  expect(unpacked(file)).not.toContain('/allocate');

  await answerFileDialog(panel, file);
  await panel.press('o');
  await waitForState(panel, 'recorded');
  await pickSlowest(panel, '/wait');
  await waitForExact(panel, 'were waiting');
});
