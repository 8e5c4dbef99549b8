import { addDiscovered, waitForRows } from './steps.ts';
import { expect, test } from './test.ts';

const heap = (tone: string) => `[data-testid="figure"][data-figure="heap"][data-tone="${tone}"]`;
const field = (tone: string) => `[data-testid="thresholds-form"] input[name="heap-${tone}"]`;

test('thresholds that are changed change the tone, and are kept', async ({ devtools, site, services }) => {
  const { panel } = devtools;
  await services.start({ name: 'judged' });
  await devtools.open(site.url);
  await addDiscovered(panel, 'judged');
  await waitForRows(panel, 3);
  await panel.waitForSelector(heap('fine'));

  await panel.click('[data-testid="edit-thresholds"]');
  await panel.fill(field('strained'), '0.001');
  await panel.fill(field('bad'), '0.0001');
  await panel.click('[data-testid="save-thresholds"]');
  await panel.waitForText('[data-testid="threshold-error"]', 'must be the smaller one');
  await panel.fill(field('bad'), '0.002');
  await panel.click('[data-testid="save-thresholds"]');
  await panel.waitForSelector(heap('bad'));
  expect(await panel.count('[data-testid="thresholds-form"]')).toBe(0);

  await devtools.reload();
  await panel.waitForSelector(heap('bad'));
  await panel.click('[data-testid="edit-thresholds"]');
  await panel.waitForSelector('[data-testid="thresholds-form"]');
  expect(
    await panel.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.value, field('bad')),
  ).toBe('0.002');
  await panel.click('[data-testid="reset-thresholds"]');
  await panel.click('[data-testid="save-thresholds"]');
  await panel.waitForSelector(heap('fine'));
});
