import { addByAddress, waitForRows } from '../steps.ts';
import { expect, test } from '../test.ts';

const CHART = '[data-testid="comparison-chart"][data-chart="memory.process_memory"]';

test('a chart of a comparison tells in words what it shows', { tag: '@all' }, async ({ devtools, site, scripted }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  for (const name of ['one', 'two']) {
    const service = await scripted({ name });
    await addByAddress(panel, service.address);
    await waitForRows(panel, 100);
  }
  await panel.press('c');
  const told = () => panel.attribute(`${CHART} [role="img"]`, 'aria-label');
  const figures = String.raw`rss [\d.]+ [KM]iB, lowest [\d.]+ [KM]iB, highest [\d.]+ [KM]iB; heap total [^.]+`;
  await expect.poll(told).toMatch(new RegExp(`^Process memory\\. two: ${figures}.* one: ${figures}`));
  await panel.click(`${CHART} [data-testid="series"]`);
  // Not at once: whoever listens must not be interrupted.
  await expect.poll(told, { timeout: 15_000 }).not.toContain('rss');
});
