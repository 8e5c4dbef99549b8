import { addDiscovered, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

test('while a recording runs, and only then, unloading the panel is held back', { tag: '@all' }, async ({
  devtools,
  site,
  services,
}) => {
  const { panel } = devtools;
  await services.start({ name: 'careful' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'careful');
  await waitForState(panel, 'live');
  const isHeldBack = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(await panel.evaluate(isHeldBack)).toBe(false);
  await panel.press('r');
  await panel.waitForSelector('[data-testid="recording-state"]');
  expect(await panel.evaluate(isHeldBack)).toBe(true);
  await panel.click('[data-testid="discard-recording"]');
  await panel.waitFor(() => !document.querySelector('[data-testid="recording-state"]'));
  expect(await panel.evaluate(isHeldBack)).toBe(false);
});
