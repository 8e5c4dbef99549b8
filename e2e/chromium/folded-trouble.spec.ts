import { storeProfiles } from '../profile-steps.ts';
import { vitals } from '../scripted/vitals.ts';
import { expect, test } from '../test.ts';

const SECTION = '[data-testid="service-section"][data-section="Back"]';
const DOT = `${SECTION} [data-testid="section-dot"]`;

test('a group that is folded tells how the worst of its services is', { tag: '@all' }, async ({
  devtools,
  site,
  scripted,
}) => {
  const { panel } = devtools;
  const [front, well, ill] = await Promise.all(
    (['fine', 'fine', 'bad'] as const).map((health) => scripted({ charts: vitals(health), events: false })),
  );
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await storeProfiles(panel, [
    { name: 'front', url: front?.address },
    { name: 'well', url: well?.address, group: 'Back' },
    { name: 'ill', url: ill?.address, group: 'Back' },
  ]);
  await devtools.reload();
  await panel.waitForSelector(`${SECTION} [data-testid="service-dot"][data-tone="bad"]`);
  expect(await panel.count(DOT)).toBe(0);

  await panel.click(`${SECTION} [data-testid="fold-section"]`);
  await panel.waitForSelector(`${DOT}[data-tone="bad"]`);
  expect(await panel.attribute(DOT, 'aria-label')).toMatch(/^ill: Bad: loop delay p99 /);
  // Without it, the other one is left to tell of.
  await ill?.close();
  await panel.waitForSelector(`${DOT}[data-tone="fine"]`);
  expect(await panel.attribute(DOT, 'aria-label')).toBe('All are fine');

  await panel.click(`${SECTION} [data-testid="fold-section"]`);
  await panel.waitFor((dot) => !document.querySelector(dot), DOT);
});
